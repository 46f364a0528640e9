// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From revisions to an encoder that scores, and what it is worth. */
class EncoderScorerCommandsTest {

  @TempDir private Path folder;
  private String revisions = "";

  @BeforeEach
  void writeRevisions() {
    revisions =
        Rows.write(
                folder.resolve("revisions.jsonl"),
                IntStream.range(0, 80).mapToObj(EncoderScorerCommandsTest::revision).toList())
            .toString();
  }

  private static String revision(int number) {
    return """
    {"Raw Instruction": "Frage %d?", "Raw Input": "", "Raw Response": "%s", \
    "Revised Instruction": "Frage %d?", "Revised Input": "", "Revised Response": "%s", \
    "language": "de"}"""
        .formatted(
            number,
            "egal nein ".repeat(1 + number % 3),
            number,
            "gern bitte ".repeat(3 - number % 3));
  }

  private Outcome train(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("train-scorer", "--input", revisions, "--output", model().toString()));
    for (String setting :
        List.of(
            "nano.vocabulary=300",
            "nano.layers=1",
            "nano.width=32",
            "nano.heads=2",
            "training.batch=8",
            "training.learning_rate=5e-3",
            "training.epochs=4",
            "split.held_out_fraction=0.3")) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of(more));
    return Outcome.of(arguments);
  }

  private Path model() {
    return folder.resolve("model");
  }

  @Test
  void whatIsTrainedIsEvaluatedAndCurates() {
    Outcome trained = train("--base", "nano").isDone();
    assertThat(trained.err()).contains("held out", "loss", "tokens/s");
    assertThat(trained.out()).contains("triplets", "Written to " + model(), "SHA-256");

    Outcome evaluated =
        Outcome.of(
                "eval-scorer",
                "--input",
                revisions,
                "--model",
                model().toString(),
                "--held-out",
                "--calibration",
                model().resolve("calibration.json").toString(),
                "--set",
                "split.held_out_fraction=0.3")
            .isDone();
    assertThat(evaluated.out())
        .contains("| de ", "longer wins", " 1.0000 |", "the other half of the examples");
    int tested = 80 - trainedPairs(trained.err());
    assertThat(evaluated.out()).contains("| de       | %,6d |".formatted(tested));

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
    assertThat(output.resolve("manifest.json")).content().contains(model().toString());
    assertThat(output.resolve("report.md"))
        .content()
        .contains("## Calibration of the scorer", "It was not trained on these pairs.");
  }

  private static int trainedPairs(String err) {
    return Integer.parseInt(err.substring(0, err.indexOf(' ')));
  }

  @Test
  void aDryRunWritesNothing() {
    assertThat(train("--base", "nano", "--dry-run").isDone().out())
        .contains("Would train", "triplets", "floating-point operations");
    assertThat(train("--dry-run").isDone().out()).contains("Would train the lexical model");
    assertThat(model()).doesNotExist();
  }

  @Test
  void aModelIsNotOverwrittenUnasked() {
    train("--base", "nano", "--set", "training.max_steps=1").isDone();
    train("--base", "nano").isWrongUsage().says("holds a model already", "--overwrite");
    // A lexical model does not go over an encoder either.
    train("--overwrite").isWrongUsage().says("holds other files than a model");
  }

  @ParameterizedTest
  @CsvSource({"no/such/folder, there is no such folder", ".., this is no model folder"})
  void aBaseThatIsNoModelIsRefused(String base, String why) {
    train("--base", base).isFailure().says(base, why, "config.json");
    assertThat(model().resolve("config.json")).doesNotExist();
  }

  @Test
  void aModelIsEitherGivenOrTrained() {
    Outcome.of("eval-scorer", "--input", revisions, "--model", "embedded", "--every-example-once")
        .isWrongUsage()
        .says("scorer.model", "split.every_example_once");
  }

  @Test
  void theEmbeddedModelIsTestedOnAllPairs() {
    Outcome tested =
        Outcome.of("eval-scorer", "--input", revisions, "--model", "embedded").isDone();
    assertThat(tested.out()).contains("| de       |     80 |");
    assertThat(Files.exists(model())).isFalse();
  }
}
