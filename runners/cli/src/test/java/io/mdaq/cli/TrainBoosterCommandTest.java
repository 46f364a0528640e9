// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.NanoShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.sampledata.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainBoosterCommandTest {

  private static final List<String> TINY =
      List.of(
          "method=full",
          "nano.layers=1",
          "nano.width=16",
          "nano.heads=1",
          "nano.context=4096",
          "examples.culture=untold",
          "training.max_steps=2",
          "training.batch=2",
          "training.precision=float32",
          "split.held_out_fraction=0.3",
          "evaluation.max_pairs=2",
          "evaluation.max_tokens=4");

  @TempDir private Path folder;

  private Path output;

  @BeforeEach
  void copyData() {
    SampleData.copyTo(folder.resolve("data"));
    output = folder.resolve("out");
  }

  private Outcome train(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train-booster",
                "--input",
                folder.resolve("data/de/revisions.json").toString(),
                "--output",
                output.toString()));
    TINY.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    arguments.addAll(List.of(more));
    return Outcome.of(arguments);
  }

  @Test
  void aBoosterIsTrainedAndTestedAndCanBeTestedAgain() throws IOException {
    Outcome outcome = train("--base", "nano").isDone();

    assertThat(outcome.out())
        .contains("Of 12 rows ", " held out", "Trained in 2 steps", "the loss went from")
        .contains("Of 2 samples 0 would be replaced", "read report.md and evaluation.md there");
    assertThat(outcome.err()).contains("step 2 of 2: loss ", "testing on 2 pairs ...");
    assertThat(Files.readString(output.resolve("manifest.json")))
        .contains("\"command\" : \"train-booster\"", "\"version\" : \"booster-v1\"")
        .contains("\"held_out\"", "\"evaluation\" : {");
    assertThat(Files.readString(output.resolve("report.md"))).contains("| read | 12 |");
    train("--base", "nano").isWrongUsage().says("holds a finished fine-tune already");

    Path booster = output;
    output = folder.resolve("test");
    Outcome again = train("--evaluate", booster.toString()).isDone();
    assertThat(again.out()).contains("| de | 2 |", "Of 2 samples 0 would be replaced");
    assertThat(output.resolve("evaluation.json"))
        .hasSameTextualContentAs(booster.resolve("evaluation.json"));
  }

  @Test
  void aDryRunCountsPairsAndTellsMemory() {
    assertThat(train("--base", "nano", "--dry-run", "--gpu", "h100").isDone().out())
        .contains("Of 12 rows ", "Memory: ", "On H100 SXM (80 GB", "Nothing was written.");
    assertThat(output).doesNotExist();
  }

  @Test
  void aJobCanBeExported() throws IOException {
    Path base = folder.resolve("base");
    new RandomCheckpoint(new NanoShape(1, 16, 1, 4096).config(), 3, DType.F32, 1 << 30).write(base);

    Outcome outcome = train("--base", base.toString(), "--export", "llama-factory").isDone();

    assertThat(outcome.out()).contains(" are trained on", "README.md there says what to do");
    assertThat(Files.readString(output.resolve("train.jsonl")))
        .contains("You improve a training sample", "<<<RESPONSE ");
    assertThat(Files.readString(output.resolve("manifest.json")))
        .contains("train-booster --export llama-factory", "\"held_out\"");
  }

  @Test
  void whatIsMissingIsNamed() {
    train().isWrongUsage().says("--base DIR", "--base nano");
    Outcome.of("train-booster", "--base", "nano", "--set", "method=full", "--output", "x")
        .isWrongUsage()
        .says("input.globs", "--input GLOB");
    train("--evaluate", folder.resolve("none").toString()).isFailure().says("none");
    train("--evaluate", "x", "--export", "llama-factory")
        .isWrongUsage()
        .says("--evaluate", "leave out --export");
    train("--evaluate", "x", "--dry-run").isWrongUsage().says("leave out --dry-run");
    assertThat(output).doesNotExist();
  }
}
