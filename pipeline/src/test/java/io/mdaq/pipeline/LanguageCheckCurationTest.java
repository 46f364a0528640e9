// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over rows whose texts are not all in the language that they say. */
class LanguageCheckCurationTest {

  private static final int GERMAN = 30;
  private static final int ENGLISH = 5;

  @TempDir private Path folder;

  /** Rows that say they are German: most are, some are English, one is a number. */
  private String mixed() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < GERMAN; i++) {
      rows.add(
          row("Nenne %d Gründe für das Lesen.".formatted(i), "Wer liest, lernt und sieht mehr."));
    }
    for (int i = 0; i < ENGLISH; i++) {
      rows.add(
          row(
              "Name %d reasons to read a book.".formatted(i),
              "Because it shows you what other people think, and how they live."));
    }
    rows.add(row("2 + 2 = ?", "4"));
    return Runs.write(folder.resolve("in.jsonl"), rows);
  }

  private static String row(String instruction, String output) {
    return "{\"instruction\": \"%s\", \"output\": \"%s\", \"language\": \"de\"}"
        .formatted(instruction, output);
  }

  @Test
  void otherLanguagesAreFlaggedAndCounted() throws Exception {
    Path output = folder.resolve("out");
    CurationManifest manifest =
        Runs.run(new StrictDirectEngine(), mixed(), output, "selection.budget=5");

    Map<String, Integer> detected = new TreeMap<>();
    for (LedgerEntry entry : Runs.ledger(output)) {
      detected.merge(String.valueOf(entry.detectedLanguage()), 1, Integer::sum);
      assertThat(entry.flags())
          .isEqualTo("en".equals(entry.detectedLanguage()) ? List.of("other_language") : List.of());
    }
    assertThat(detected).isEqualTo(Map.of("de", GERMAN, "en", ENGLISH, "und", 1));
    assertThat(manifest.languages().get("de"))
        .satisfies(
            row ->
                assertThat(row.detected())
                    .isEqualTo(Map.of("de", (long) GERMAN, "en", (long) ENGLISH, "und", 1L)));
    assertThat(Files.readString(output.resolve("report.md")))
        .contains("## Languages of the texts", "| de | 36 | 30 | 1 | 5 | 13.9 % | en 5 |");
  }

  @Test
  void rejectedOnesAreCountedButAreNoInvalidRows() {
    Path output = folder.resolve("out");
    CurationManifest manifest =
        Runs.run(
            new StrictDirectEngine(),
            mixed(),
            output,
            "selection.budget=5",
            "languages.check=reject",
            "input.max_invalid_fraction=0");

    assertThat(manifest.rejections()).isEqualTo(Map.of("other_language", (long) ENGLISH));
    assertThat(manifest.counts().rejected()).isEqualTo(ENGLISH);
    assertThat(manifest.counts().read()).isEqualTo(GERMAN + ENGLISH + 1);
    assertThat(Runs.contents(output, "rejected").values())
        .allMatch(lines -> lines.contains("the row's field says de, and the text is in en"));
  }

  @Test
  void invalidRowsStillFailTheRun() {
    String input =
        Runs.write(folder.resolve("in.jsonl"), List.of(row("Was ist das?", "Das ist es."), "{"));
    assertThatThrownBy(
            () ->
                Runs.run(
                    new StrictDirectEngine(),
                    input,
                    folder.resolve("out"),
                    "languages.check=reject"))
        .hasMessageContaining("1 of 2 rows are invalid");
  }

  @Test
  void nothingIsSaidWhereNothingIsChecked() throws Exception {
    Path output = folder.resolve("out");
    Runs.run(
        new StrictDirectEngine(), mixed(), output, "selection.budget=5", "languages.check=none");
    assertThat(Runs.ledger(output))
        .allMatch(entry -> entry.detectedLanguage() == null && entry.flags().isEmpty())
        .noneMatch(entry -> entry.decision() == Decision.REJECTED);
    assertThat(Files.readString(output.resolve("report.md")))
        .doesNotContain("Languages of the texts");
  }
}
