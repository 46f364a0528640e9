// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  @TempDir private Path folder;

  private String input = "";
  private String output = "";

  @BeforeEach
  void writeInput() throws IOException {
    Path file = folder.resolve("pairs.jsonl");
    Files.writeString(
        file,
        """
        {"question_id":1,"turn":1,"model_1":"new","model_2":"old","judge":["gpt-4","pair-v2"],\
        "g1_winner":"model_1","g2_winner":"model_1"}
        {"question_id":2,"turn":1,"model_1":"new","model_2":"old","judge":["gpt-4","pair-v2"],\
        "g1_winner":"model_1","g2_winner":"error"}
        """);
    input = file.toString();
    output = folder.resolve("out").toString();
  }

  @Test
  void writesAReportAndSaysWhatItFound() throws IOException {
    Outcome outcome =
        Outcome.of("report", "--input", input, "--language", "el", "--output", output).isDone();

    assertThat(outcome.out())
        .contains("\"new\" against \"old\", judged by \"gpt-4\": 1 of 2 comparisons scored.")
        .contains("  Note. 1 of 2 comparisons have no score")
        .contains("Written to " + output + ": read report.html there first.");
    assertThat(Files.readString(folder.resolve("out/report.md"))).contains("el Greek");
  }

  @Test
  void aDryRunWritesNothing() {
    assertThat(
            Outcome.of("report", "--input", input, "--output", output, "--dry-run").isDone().out())
        .contains("Would read " + input + ": FastChat pairwise judgements")
        .contains("Would write " + output);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aReportIsReplacedOnlyWithTheFlag() {
    Outcome.of("report", "--input", input, "--output", output).isDone();
    Outcome.of("report", "--input", input, "--output", output)
        .isWrongUsage()
        .says("is written already", "--overwrite");
    Outcome.of("report", "--input", input, "--output", output, "--overwrite").isDone();
  }

  @Test
  void whatIsMissingIsNamed() {
    Outcome.of("report", "--output", output).isWrongUsage().says("input.paths", "--input PATH");
    Outcome.of("report", "--short-questions", "q.jsonl", "--output", output)
        .isWrongUsage()
        .says("culture.short_questions", "--responses DIR");
    Outcome.of("report", "--input", input).isWrongUsage().says("output.dir", "--output DIR");
    Outcome.of("report", "--input", input, "--language", "klingonisch", "--output", output)
        .isWrongUsage()
        .says("input.language", "klingonisch");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anInputThatIsNoneFails() {
    Outcome.of("report", "--input", folder.resolve("none").toString(), "--output", output)
        .isFailure()
        .says("none", "there is no such file");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
