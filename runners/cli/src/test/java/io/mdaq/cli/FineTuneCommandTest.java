// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.sampledata.SampleData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FineTuneCommandTest {

  private static final List<String> TINY =
      List.of(
          "nano.layers=1",
          "nano.width=16",
          "nano.heads=1",
          "nano.context=512",
          "training.max_steps=3",
          "training.batch=4",
          "training.precision=float32");

  @TempDir private Path folder;

  private Path output;

  @BeforeEach
  void nameOutput() {
    output = folder.resolve("out");
  }

  private Outcome fineTune(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("fine-tune", "--set", "base=nano", "--output", output.toString()));
    TINY.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    arguments.addAll(List.of(more));
    return Outcome.of(arguments);
  }

  @Test
  void theSampleDataCanBeTrainedOn() throws IOException {
    SampleData.copyTo(folder.resolve("data"));

    Outcome outcome =
        fineTune("--input", folder.resolve("data/{de,th}/pool.jsonl").toString()).isDone();

    assertThat(outcome.out())
        .contains("Trained in 3 steps", "the loss went from", "Written to " + output);
    assertThat(outcome.err()).contains("reading ...", "step 1 of 3: loss ", "step 3 of 3: loss ");
    assertThat(output.resolve("model.safetensors")).exists();
    assertThat(Files.readString(output.resolve("manifest.json"))).contains("\"steps\" : 3");
    fineTune("--input", folder.resolve("data/de/pool.jsonl").toString())
        .isWrongUsage()
        .says("holds a finished fine-tune already", "--overwrite");
    fineTune("--overwrite", "--input", folder.resolve("data/de/revisions.json").toString())
        .isDone();
  }

  @Test
  void whatCurateSelectedCanBeTrainedOn() throws IOException {
    Path input = Rows.write(folder.resolve("in.jsonl"), Rows.german(40, 1));
    Path curated = folder.resolve("curated");
    Outcome.of(
            "curate",
            "--runner=direct",
            "--input",
            input.toString(),
            "--output",
            curated.toString(),
            "--set",
            "selection.budget=10")
        .isDone();

    assertThat(fineTune("--input", curated.toString()).isDone().out()).contains("Of 10 rows 10");
    Files.delete(curated.resolve("manifest.json"));
    fineTune("--overwrite", "--input", curated.toString())
        .isFailure()
        .says("the run that wrote this folder did not finish");
  }

  @Test
  void aDryRunTellsMemoryAndTime() {
    Path input = Rows.write(folder.resolve("in.jsonl"), Rows.german(40, 1));

    Outcome outcome =
        fineTune("--input", input.toString(), "--dry-run", "--gpu", "rtx-4090").isDone();

    assertThat(outcome.out())
        .contains("Memory: ", "Time on these processors: ", "On RTX 4090 (24 GB", "Nothing was");
    assertThat(output).doesNotExist();
    fineTune("--input", input.toString(), "--dry-run", "--gpu", "abacus")
        .isWrongUsage()
        .says("--gpu \"abacus\"", "rtx-4090");
  }

  @Test
  void flagsThatWouldHaveNoEffectAreRefused() {
    Path input = Rows.write(folder.resolve("in.jsonl"), Rows.german(40, 1));

    fineTune("--input", input.toString(), "--gpu", "h100")
        .isWrongUsage()
        .says("--gpu h100", "add --dry-run");
    fineTune("--input", input.toString(), "--dry-run", "--export", "llama-factory")
        .isWrongUsage()
        .says("--dry-run and --export exclude each other");
    assertThat(output).doesNotExist();
  }

  @Test
  void aJobCanBeExported() throws IOException {
    Path input = Rows.write(folder.resolve("in.jsonl"), Rows.german(40, 1));
    Path base = folder.resolve("base");
    new RandomCheckpoint(KnownShape.QWEN2_TINY.config(), 3, DType.F32, 1 << 30).write(base);

    Outcome outcome =
        Outcome.of(
                "fine-tune",
                "--base",
                base.toString(),
                "--input",
                input.toString(),
                "--output",
                output.toString(),
                "--export",
                "llama-factory")
            .isDone();

    assertThat(outcome.out()).contains("Of 40 rows 40 are used", "README.md there says what to do");
    assertThat(Files.readAllLines(output.resolve("train.jsonl"))).hasSize(40);
    fineTune("--input", input.toString(), "--export", "axolotl")
        .isWrongUsage()
        .says("--export", "llama-factory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "examples.learn=both | examples.learn | response, text",
        "training.epoch=1 | training.epoch | Did you mean training.epochs?",
        "method=lora | method | would stay random",
        "output.dir= | output.dir | --output DIR",
        "input.globs=[] | input.globs | --input GLOB",
      })
  void aSettingThatCannotBeIsNamed(String setting, String key, String allowed) throws IOException {
    Path file = Rows.write(folder.resolve("in.jsonl"), Rows.german(4, 1));
    List<String> arguments = new ArrayList<>(List.of("fine-tune", "--set", "base=nano"));
    if (!setting.startsWith("output")) {
      arguments.addAll(List.of("--set", "output.dir=" + output));
    }
    if (!setting.startsWith("input")) {
      arguments.addAll(List.of("--set", "input.globs=['" + file + "']"));
    }
    arguments.addAll(List.of("--set", setting));

    Outcome.of(arguments).isWrongUsage().says(key, allowed);
    assertThat(output).doesNotExist();
  }

  @Test
  void aBaseMustBeNamed() {
    Outcome.of("fine-tune", "--input", "x", "--output", output.toString())
        .isWrongUsage()
        .says("--base DIR", "--base nano");
  }

  @Test
  void aLossThatIsNoNumberIsAMessage() throws IOException {
    Path input = Rows.write(folder.resolve("in.jsonl"), Rows.german(4, 1));
    Path base = folder.resolve("base");
    new RandomCheckpoint(KnownShape.QWEN2_TINY.config(), 3, DType.F32, 1 << 30).write(base);
    Path weights = base.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(bytes.length - Float.BYTES, Float.NaN);
    Files.write(weights, bytes);

    fineTune("--input", input.toString(), "--base", base.toString())
        .isFailure()
        .says("training step 1 of 3: the loss is NaN on the rows [", "no state was saved yet");
  }
}
