// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes at and beyond their limits. */
class CurateEdgesTest {

  @TempDir private Path folder;

  private Outcome curate(List<String> rows, String... settings) {
    Path input = Rows.write(folder.resolve("in.jsonl"), rows);
    List<String> arguments =
        new ArrayList<>(List.of("curate", "--runner=direct", "--input", input.toString()));
    arguments.addAll(List.of("--output", output().toString()));
    Stream.of(settings).forEach(setting -> arguments.addAll(List.of("--set", setting)));
    return Outcome.of(arguments);
  }

  private Path output() {
    return folder.resolve("out");
  }

  @Test
  void moreClustersThanSamplesAreCutDownAndReported() throws IOException {
    Outcome outcome =
        curate(Rows.german(12, 1), "cluster.count=500", "selection.budget=8").isDone();
    assertThat(outcome.out()).contains("Selected 8 of 12 samples");
    assertThat(Files.readString(output().resolve("manifest.json"))).contains("\"requested\" : 500");
    assertThat(Files.readString(output().resolve("report.md"))).contains("500");
  }

  @Test
  void aBudgetAboveTheNumberOfSamplesSelectsAll() {
    assertThat(curate(Rows.german(9, 2), "selection.budget=5000").isDone().out())
        .contains("Selected 9 of 9 samples (0 not selected");
  }

  @Test
  void oneSampleIsSelected() {
    assertThat(curate(Rows.german(1, 3)).isDone().out()).contains("Selected 1 of 1 samples");
  }

  @Test
  void aLanguageWithOneSampleKeepsIt() {
    List<String> rows = Rows.with(Rows.german(60, 4), Rows.row("時間は？", "正午です。", "ja"));
    assertThat(curate(rows, "selection.budget=6").isDone().out()).contains("Selected 6 of 61");
    assertThat(output().resolve("selected/ja-00000-of-00001.jsonl")).isNotEmptyFile();
  }

  @Test
  void aBudgetBelowTheNumberOfLanguagesIsRefusedUnlessAllowed() {
    List<String> rows =
        List.of(Rows.row("時間は？", "正午です。", "ja"), Rows.row("Wie spät ist es?", "Zwölf.", "de"));
    curate(rows, "selection.budget=1")
        .isWrongUsage()
        .says("selection.budget", "2", "selection.allow_empty_languages");
    Outcome.assertNothingLeft(output());
    curate(rows, "selection.budget=1", "selection.allow_empty_languages=true").isDone();
  }

  @Test
  void copiesOfOneSampleAreOneSample() {
    List<String> rows = IntStream.range(0, 30).mapToObj(i -> Rows.german(1, 5).get(0)).toList();
    assertThat(curate(rows, "selection.budget=10").isDone().out())
        .contains("Selected 1 of 30 samples (0 not selected, 29 duplicates");
  }
}
