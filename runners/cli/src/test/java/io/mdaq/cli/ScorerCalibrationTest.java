// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.scorer.calibration.Reliability;
import io.mdaq.core.scorer.calibration.ScorerCalibration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From revisions to a lexical scorer that says how far it can be believed. */
class ScorerCalibrationTest {

  @TempDir private Path folder;
  private String revisions = "";

  @BeforeEach
  void writeRevisions() {
    SplittableRandom random = new SplittableRandom(17);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      rows.add(
          """
          {"Raw Instruction": "Frage %d?", "Raw Input": "", "Raw Response": "%s", \
          "Revised Instruction": "Frage %d?", "Revised Input": "", "Revised Response": "%s", \
          "language": "%s"}"""
              .formatted(
                  i,
                  "egal nein ".repeat(1 + random.nextInt(5)) + i,
                  i,
                  "gern bitte ".repeat(2 + random.nextInt(5)) + i,
                  i % 3 == 0 ? "fr" : "de"));
    }
    revisions = Rows.write(folder.resolve("revisions.jsonl"), rows).toString();
  }

  private Path model() {
    return folder.resolve("model");
  }

  private Outcome train(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("train-scorer", "--input", revisions, "--output", model().toString()));
    arguments.addAll(List.of(more));
    return Outcome.of(arguments);
  }

  @Test
  void whatWasHeldOutIsWrittenBesideTheModelAndShownByCurate() {
    train("--set", "split.held_out_fraction=0.4").isDone();

    ScorerCalibration calibration = ScorerCalibration.read(model()).orElseThrow();
    assertThat(calibration.languages()).containsOnlyKeys("de", "fr");
    assertThat(calibration.languages().values().stream().mapToLong(Reliability::pairs).sum())
        .isEqualTo(calibration.total().pairs())
        .isBetween(20L, 100L);

    Outcome evaluated =
        Outcome.of(
                "eval-scorer",
                "--input",
                revisions,
                "--model",
                model().toString(),
                "--held-out",
                "--set",
                "split.held_out_fraction=0.4")
            .isDone();
    assertThat(evaluated.out())
        .contains("calibration error", "| 0.95 to 1.00 |")
        .contains(
            "| all      | %,6d | %15s |"
                .formatted(
                    calibration.total().pairs(),
                    "%.4f".formatted(calibration.total().confidence())));

    Path input = Rows.write(folder.resolve("in.jsonl"), Rows.german(12, 1));
    Path output = folder.resolve("out");
    Outcome.of(
            "curate",
            "--runner=direct",
            "--input",
            input.toString(),
            "--output",
            output.toString(),
            "--set",
            "scorer.model=" + model())
        .isDone();
    assertThat(output.resolve("report.md"))
        .content()
        .contains("## Calibration of the scorer", "| fr | ", "| all | ");
    assertThat(output.resolve("manifest.json")).content().contains("\"calibration_error\"");
  }

  @Test
  void aModelThatWasTestedOnNothingHasNone() {
    train("--set", "split.held_out_fraction=0.4").isDone();
    assertThat(model().resolve(ScorerCalibration.FILE)).exists();

    train("--overwrite").isDone();

    assertThat(model().resolve(ScorerCalibration.FILE)).doesNotExist();
    assertThat(model().resolve("config.json")).exists();
  }

  @Test
  void aCalibrationThatCannotBeWrittenIsRefusedBeforeAnythingIsTrained() {
    Path nowhere = folder.resolve("nowhere/calibration.json");
    Outcome.of("eval-scorer", "--input", revisions, "--calibration", nowhere.toString())
        .isWrongUsage()
        .says("--calibration: " + nowhere.getParent(), "there is no such folder");
    Outcome.of(
            "eval-scorer",
            "--input",
            revisions,
            "--leave-one-language-out",
            "--calibration",
            folder.resolve("calibration.json").toString())
        .isWrongUsage()
        .says("--calibration", "--leave-one-language-out");
  }
}
