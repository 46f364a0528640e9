// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.pipeline.boost.BoostedLine;
import io.mdaq.pipeline.testing.FakeBooster;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boosting of rows that say which example they are a translation of. */
class AlignedBoostingTest {

  private static final String GERMAN = "Wie backt man Brot? Nummer %d.";
  private static final String JAPANESE = "パンの焼き方を教えてください。番号%d";
  private static final String ARABIC = "كيف نخبز الخبز في البيت؟ رقم %d";

  @TempDir private Path folder;

  private Map<String, BoostedLine> run(List<String> rows, String... settings) throws Exception {
    try (FakeEndpoint endpoint = FakeBooster.start(FakeBooster::longer)) {
      return run(endpoint, rows, settings);
    }
  }

  private Map<String, BoostedLine> run(FakeEndpoint endpoint, List<String> rows, String... settings)
      throws Exception {
    String input = Runs.write(folder.resolve("in.jsonl"), rows);
    Path output = folder.resolve("out" + settings.length);
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("boost.below_percentile=100");
    all.add("selection.budget=100%");
    Runs.run(
        new StrictDirectEngine(),
        input,
        output,
        FakeBooster.settings(
            endpoint, folder.resolve("kept").toString(), all.toArray(String[]::new)));
    Map<String, BoostedLine> lines = new HashMap<>();
    for (BoostedLine line : Runs.boosted(output)) {
      lines.put(line.original().instruction(), line);
    }
    return lines;
  }

  private static String row(String language, String task, int number, String more) {
    return "{\"instruction\":\"%s\",\"output\":\"%s\",\"language\":\"%s\"%s}"
        .formatted(task.formatted(number), task.formatted(number + 50), language, more);
  }

  private static String row(String language, String task, int number) {
    return row(language, task, number, ",\"source_row\":" + number);
  }

  /** Both sides are samples; the number of the revised one is higher by 100. */
  private static String revision(String language, String task, int number) {
    return ("{\"raw_instruction\":\"%s\",\"raw_response\":\"%s\",\"revised_instruction\":\"%s\","
            + "\"revised_response\":\"%s\",\"language\":\"%s\",\"source_row\":%d}")
        .formatted(
            task.formatted(number),
            task.formatted(number + 50),
            task.formatted(number + 100),
            task.formatted(number + 150),
            language,
            number);
  }

  private static BoostedLine.Values checks(
      Map<String, BoostedLine> lines, String task, int number) {
    BoostedLine line = Objects.requireNonNull(lines.get(task.formatted(number)));
    return Objects.requireNonNull(line.checks());
  }

  @Test
  void siblingsMeetWhereverTheyLie() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String example = ",\"source_row\":" + i;
      rows.add(row("de", GERMAN, i, example));
      rows.add(row("ja", JAPANESE, i, ",\"Source Row\":\"" + i + "\""));
      rows.add(row("ar", ARABIC, i, i < 3 ? example : ""));
    }
    rows.add(row("de", GERMAN, 6, ",\"source_row\":0"));
    rows.add(row("de", GERMAN, 7, ",\"source_row\":{\"id\":0}"));
    rows.add(row("de", GERMAN, 8, ",\"source_row\":\" \""));
    Map<String, BoostedLine> lines = run(rows, "boost.alignment_field=source_row");
    assertThat(lines).hasSize(18);
    assertThat(checks(lines, GERMAN, 0).siblings()).isEqualTo(2);
    assertThat(checks(lines, GERMAN, 0).siblingLogOdds()).isNotNull();
    assertThat(checks(lines, GERMAN, 6).siblings()).isEqualTo(2);
    assertThat(checks(lines, JAPANESE, 0).siblings()).isEqualTo(3);
    assertThat(checks(lines, GERMAN, 4).siblings()).isEqualTo(1);
    for (BoostedLine.Values none :
        List.of(checks(lines, ARABIC, 4), checks(lines, GERMAN, 7), checks(lines, GERMAN, 8))) {
      assertThat(none.siblings()).isZero();
      assertThat(none.siblingLogOdds()).isNull();
    }

    Map<String, BoostedLine> without = run(rows);
    assertThat(without.keySet()).isEqualTo(lines.keySet());
    assertThat(without.values())
        .allSatisfy(line -> assertThat(Objects.requireNonNull(line.checks()).siblings()).isZero());
    assertThat(without.get(ARABIC.formatted(4))).isEqualTo(lines.get(ARABIC.formatted(4)));
    assertThat(checks(without, GERMAN, 0).meaningLogOdds())
        .isEqualTo(checks(lines, GERMAN, 0).meaningLogOdds());
  }

  @Test
  void aFieldThatIsEqualEverywhereIsRefused() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 65; i++) {
      rows.add(row("de", GERMAN, i, ",\"source\":\"web\""));
    }
    assertThatThrownBy(() -> run(rows, "boost.alignment_field=source"))
        .hasStackTraceContaining(
            "boost.alignment_field: more than 64 samples have the value \"web\" in the field"
                + " \"source\"")
        .hasStackTraceContaining("Name a field");
  }

  @Test
  void sidesOfRevisionsHaveTheSiblingsOfTheirRows() throws Exception {
    Map<String, BoostedLine> lines =
        run(
            List.of(revision("de", GERMAN, 1), revision("ja", JAPANESE, 1), row("ar", ARABIC, 1)),
            "boost.alignment_field=source_row",
            "input.sides=both");
    assertThat(lines).hasSize(5);
    // Both sides in Japanese, and the Arabic row.
    assertThat(checks(lines, GERMAN, 1).siblings()).isEqualTo(3);
    assertThat(checks(lines, GERMAN, 101).siblings()).isEqualTo(3);
    assertThat(checks(lines, ARABIC, 1).siblings()).isEqualTo(4);
  }

  @Test
  void aFieldThatNoRowHasIsRefusedBeforeAnybodyIsAsked() {
    List<String> rows = List.of(row("de", GERMAN, 1), row("ja", JAPANESE, 1));
    try (FakeEndpoint endpoint = FakeBooster.start(FakeBooster::longer)) {
      assertThatThrownBy(() -> run(endpoint, rows, "boost.alignment_field=sourcerow"))
          .hasStackTraceContaining(
              "boost.alignment_field: no sample (of 2) has a text or a number in the field"
                  + " \"sourcerow\" at the top of its row.")
          .hasStackTraceContaining("Name the field");
      assertThat(endpoint.totalRequests()).isZero();
    }
  }

  @Test
  void reportsSayHowManyHaveSiblings() throws Exception {
    run(
        List.of(
            row("de", GERMAN, 1),
            row("ja", JAPANESE, 1),
            row("ja", JAPANESE, 2),
            row("ar", ARABIC, 3, "")),
        "boost.alignment_field=source_row");
    Path output = folder.resolve("out1");
    assertThat(output.resolve("report.md"))
        .content()
        .contains(
            "3 of the candidates say which example they are a translation of"
                + " (boost.alignment_field); 2 revisions were held against siblings");
    assertThat(output.resolve("report.html"))
        .content()
        .contains("Siblings in other languages", "held against siblings");
    assertThat(Runs.boosted(output))
        .extracting(BoostedLine::example)
        .containsExactlyInAnyOrder("1", "1", "2", null);
  }
}
