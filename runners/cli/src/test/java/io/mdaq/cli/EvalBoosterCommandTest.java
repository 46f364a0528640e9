// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.sampledata.SampleData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalBoosterCommandTest {

  @TempDir private Path folder;

  private String revisions(String language) {
    SampleData.copyTo(folder);
    return folder.resolve(language).resolve("revisions.json").toString();
  }

  @Test
  void printsWhatIsRejectedByLanguageAndWhatIsAcceptedByKind() {
    Outcome outcome =
        Outcome.of(
                "eval-booster",
                "--input",
                revisions("de"),
                "--input",
                revisions("ko"),
                "--model",
                "embedded",
                "--set",
                "split.test_on=all")
            .isDone();
    assertThat(outcome.out())
        .contains("## Expert revisions", "| de | 12 | ", "| ko | 12 | ", "| all | 24 | ")
        .contains("| same_text | 24 | 0.0 % | 0.0 % de | 100.0 % | same_text 100.0 % |")
        .contains("| prompt_echoed | 24 | 0.0 % |")
        .contains(
            "## Where the raw response is that of another sample", "| unrelated_answer | 24 |")
        .contains("0 of 24 cases have siblings in other languages.");
  }

  @Test
  void writesAClassifierThatWasFittedWithoutALanguage() {
    Path file = folder.resolve("meaning.json");
    Outcome outcome =
        Outcome.of(
                "eval-booster",
                "--input",
                revisions("de"),
                "--input",
                revisions("ko"),
                "--model",
                "embedded",
                "--leave-out",
                "ko",
                "--set",
                "meaning.model=fitted",
                "--set",
                "split.held_out_fraction=0.5",
                "--set",
                "meaning.output=" + file)
            .isDone();
    assertThat(outcome.err()).contains("Leaving ko out");
    assertThat(outcome.out()).contains("| ko | ").doesNotContain("| de | ");
    assertThat(file).content().contains("\"threshold\"", "\"weights\"");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() {
    Outcome outcome =
        Outcome.of(
                "eval-booster",
                "--input",
                revisions("de"),
                "--model",
                "embedded",
                "--set",
                "meaning.model=fitted",
                "--set",
                "meaning.output=" + folder.resolve("none/meaning.json"))
            .isFailure();
    assertThat(outcome.err()).contains("meaning.output", "Name a file in a folder that is there");
  }
}
