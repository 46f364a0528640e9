// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import io.mdaq.core.json.JsonObject;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.winrate.AlignedLanguages;
import io.mdaq.eval.winrate.Contest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/**
 * A file that another harness wrote.
 *
 * @param path the file
 * @param format what its first row says it is
 * @param language BCP-47 of its questions, which such files do not tell
 */
public record RecordedFile(Path path, Format format, String language) implements Recording {

  /** Whose file it is. */
  public enum Format {
    ALPACA_EVAL("AlpacaEval annotations"),
    FASTCHAT("FastChat pairwise judgements");

    private final String title;

    Format(String title) {
      this.title = title;
    }
  }

  static RecordedFile recognise(Path path, String language) throws IOException {
    try (RowFile rows = RowFile.open(path)) {
      String name = Excerpt.escape(path.toString());
      RowFile.Row first =
          rows.next()
              .orElseThrow(() -> UserException.failed(name + ": the file holds no judgements."));
      JsonObject row = JsonObject.parse(first.place(), first.bytes());
      Format format =
          format(row)
              .orElseThrow(
                  () ->
                      UserException.failed(
                          name
                              + ": these are no judgements that are known here; keys found: "
                              + Excerpt.of(String.join(", ", row.keys()))
                              + ". Known are a folder that \"mdaq judge\" wrote, AlpacaEval's"
                              + " annotations.json (generator_1, generator_2, preference) and"
                              + " FastChat's pairwise judgements (g1_winner, g2_winner)."));
      return new RecordedFile(path, format, language);
    }
  }

  private static Optional<Format> format(JsonObject row) {
    if (FastChatRow.matches(row)) {
      return Optional.of(Format.FASTCHAT);
    }
    return AlpacaEvalRow.matches(row) ? Optional.of(Format.ALPACA_EVAL) : Optional.empty();
  }

  /** The file's name, for contests and messages. */
  String name() {
    return path.toString();
  }

  @Override
  public Path data() {
    return path;
  }

  @Override
  public String describe() {
    return format.title;
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  /** One language a file, so there is nothing to align. */
  @Override
  public AlignedLanguages aligned() {
    return AlignedLanguages.NONE;
  }

  /** Such files tell no more than the systems' names. */
  @Override
  public String answersId(Contest contest) {
    return String.join("\n", format.name(), language, contest.subject(), contest.baseline());
  }

  @Override
  public void readAnswers(List<Path> places, AnswerSink sink) throws IOException {
    // FastChat's files hold the answers only inside the judge's prompts.
    if (format == Format.ALPACA_EVAL) {
      readRows(
          (json, number) ->
              AlpacaEvalRow.answers(this, json, number)
                  .forEach(
                      answer ->
                          sink.accept(AlpacaEvalRow.read(this, json, number).contest(), answer)));
    }
  }

  @Override
  public void read(ComparisonSink sink) throws IOException {
    readRows(
        (json, number) -> {
          RecordedRow read =
              switch (format) {
                case ALPACA_EVAL -> AlpacaEvalRow.read(this, json, number);
                case FASTCHAT -> FastChatRow.read(this, json);
              };
          sink.accept(read.contest(), read.comparison());
        });
  }

  private void readRows(ObjLongConsumer<JsonObject> reader) throws IOException {
    try (RowFile rows = RowFile.open(path)) {
      for (Optional<RowFile.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        reader.accept(JsonObject.parse(row.get().place(), row.get().bytes()), row.get().number());
      }
    }
  }
}
