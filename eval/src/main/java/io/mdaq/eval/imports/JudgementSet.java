// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import io.mdaq.core.json.JsonObject;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.winrate.AlignedLanguages;
import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.Contest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that {@code judge} finished.
 *
 * @param path the folder
 * @param contest who was compared, as its manifest tells
 * @param sha256 of the judgements when they were written
 * @param responses what was compared; empty where the manifest does not tell
 * @param notes turns that were not compared
 */
public record JudgementSet(
    Path path,
    Contest contest,
    String sha256,
    Optional<ComparedResponses> responses,
    List<String> notes)
    implements Recording {

  public JudgementSet {
    notes = List.copyOf(notes);
  }

  /** The judgements, one a line. */
  static final String JUDGEMENTS = "judgements.jsonl";

  /** The mark of a finished folder. */
  static final String MANIFEST = "manifest.json";

  private static final long MOST_MANIFEST_BYTES = 64 << 20;

  static JudgementSet open(Path folder) {
    String name = Excerpt.escape(folder.toString());
    if (!Files.exists(folder.resolve(JUDGEMENTS))) {
      throw UserException.failed(
          name
              + ": the folder holds no "
              + JUDGEMENTS
              + ". Name a folder that \"mdaq judge\" wrote, or the files of another harness.");
    }
    if (!Files.exists(folder.resolve(MANIFEST))) {
      throw UserException.failed(
          name
              + ": the folder holds no "
              + MANIFEST
              + ": its judging did not finish. Run the same \"mdaq judge\" again: it goes on where"
              + " it stopped.");
    }
    JsonObject manifest = JsonObject.read(folder.resolve(MANIFEST), MOST_MANIFEST_BYTES);
    JsonObject judge = manifest.requireObject("judge");
    return new JudgementSet(
        folder,
        new Contest(
            folder.toString(),
            Fields.text(manifest, "subject"),
            Fields.text(manifest, "baseline"),
            new Contest.Judge(Fields.text(judge, "name"), kind(judge))),
        Fields.text(manifest.requireObject("judgements"), "sha256"),
        ComparedResponses.of(manifest),
        notes(manifest.requireObject("pairs")));
  }

  private static List<String> notes(JsonObject pairs) {
    List<String> notes = new ArrayList<>();
    long oneSided =
        (long) pairs.requireInteger("subject_only") + pairs.requireInteger("baseline_only");
    if (oneSided > 0) {
      notes.add(
          MarkdownText.count(oneSided)
              + " turns stand in the responses of one side only: nothing could be compared, and"
              + " they are in none of the tables.");
    }
    int beyond = pairs.requireInteger("beyond_limit");
    if (beyond > 0) {
      notes.add(
          MarkdownText.count(beyond)
              + " turns are beyond the limit that the judging was given (max_prompts), and in none"
              + " of the tables.");
    }
    return notes;
  }

  private static Contest.Kind kind(JsonObject judge) {
    String kind = Fields.text(judge, "kind");
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "endpoint" -> Contest.Kind.ENDPOINT;
      case "local" -> Contest.Kind.LOCAL;
      case "embedded" -> Contest.Kind.EMBEDDED;
      default ->
          throw judge.problem(
              "kind", "must be endpoint, local or embedded, found " + Excerpt.of(kind) + ".");
    };
  }

  @Override
  public Path data() {
    return path.resolve(JUDGEMENTS);
  }

  @Override
  public String describe() {
    return "judgements of mdaq";
  }

  @Override
  public AlignedLanguages aligned() {
    return responses.map(ComparedResponses::aligned).orElse(AlignedLanguages.NONE);
  }

  /** Names of folders may come to mean other answers; what was in them may not. */
  @Override
  public String answersId(Contest ignored) {
    return responses.map(ComparedResponses::id).orElse("");
  }

  @Override
  public void readAnswers(List<Path> places, AnswerSink sink) throws IOException {
    if (responses.isPresent()) {
      responses.get().read(places, answer -> sink.accept(contest, answer));
    }
  }

  @Override
  public void read(ComparisonSink sink) throws IOException {
    requireUnchanged();
    Set<Key> seen = new HashSet<>();
    try (RowFile rows = RowFile.open(data())) {
      for (Optional<RowFile.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        Judgement judgement = parse(row.get());
        if (!seen.add(Key.of(judgement))) {
          throw UserException.failed(
              "%s: %s, turn %d, %s stands here a second time. The file was changed: judge again."
                  .formatted(
                      row.get().place(),
                      Excerpt.of(judgement.prompt()),
                      judgement.turn(),
                      Excerpt.of(judgement.dimension())));
        }
        sink.accept(contest, Comparison.of(judgement));
      }
    }
  }

  private void requireUnchanged() throws IOException {
    try (InputStream stream = Files.newInputStream(data())) {
      if (!FileHash.of(JUDGEMENTS, stream).sha256().equals(sha256)) {
        throw UserException.failed(
            Excerpt.escape(data().toString())
                + ": was changed since it was written. Judge again with --overwrite: answers that"
                + " are kept are not asked for again.");
      }
    }
  }

  private static Judgement parse(RowFile.Row row) {
    try {
      return JsonFile.readLine(new String(row.bytes(), StandardCharsets.UTF_8), Judgement.class);
    } catch (IOException e) {
      throw UserException.failed(
          row.place()
              + ": this is no judgement: "
              + Excerpt.of(String.valueOf(e.getMessage()), 160)
              + ". The file was changed: judge again.",
          e);
    }
  }

  /** What must be judged once. */
  private record Key(String prompt, int turn, String dimension) {

    static Key of(Judgement judgement) {
      return new Key(judgement.prompt(), judgement.turn(), judgement.dimension());
    }
  }
}
