// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuneEstimateTest {

  @TempDir private Path folder;

  /** A model folder without weights: nothing but its configuration is read. */
  private Path base() throws IOException {
    Path base = folder.resolve("base");
    new RandomCheckpoint(KnownShape.QWEN2_TINY.config(), 3, DType.F32, 1 << 30).write(base);
    Files.delete(base.resolve("model.safetensors"));
    Files.delete(base.resolve("tokenizer.json"));
    return base;
  }

  private Path input(int rows) {
    String row = Tunings.row("q".repeat(100), "a".repeat(900 - 100 - 35));
    return Tunings.write(folder.resolve("in.jsonl"), Collections.nCopies(rows, row));
  }

  @Test
  void tellsWhatWouldBeDoneAndWritesNothing() throws IOException {
    Path output = folder.resolve("out");
    Tunings run =
        Tunings.nano(input(64), output)
            .with("base=" + base(), "training.batch=16", "training.epochs=2");

    List<String> lines = run.run().plan(Optional.of(Gpu.H100));

    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).contains("1 files, ", "about 64 sequences of 256 tokens");
    assertThat(lines.get(1))
        .contains("Would train 103,488 of 103,488 numbers", " in float32: 8 steps of 16 sequences");
    assertThat(lines.get(2)).startsWith("Memory: 1.").contains("weights 0.4 MB", "AdamW 0.8 MB");
    assertThat(lines.get(3)).contains("Time on these processors: about ", "GFLOP/s measured");
    assertThat(lines.get(4))
        .contains("On H100 SXM (80 GB, 989 TFLOP/s in bfloat16): ", "fits on one");
    assertThat(lines.get(5)).endsWith("Nothing was written.");
    assertThat(output).doesNotExist();
  }

  @Test
  void stepsAreThoseThatAreSaid() throws IOException {
    Tunings run =
        Tunings.nano(input(64), folder.resolve("out"))
            .with("training.max_steps=7", "examples.learn=text", "examples.max_tokens=100");

    assertThat(run.run().plan(Optional.empty()))
        .hasSize(5)
        .anyMatch(line -> line.contains("sequences of 100 tokens"))
        .anyMatch(line -> line.contains("7 steps of 4 sequences"));
  }

  @Test
  void whatDoesNotFitOnOneDeviceNeedsSeveral() {
    long room = (long) (0.9 * 80e9);

    assertThat(Gpu.H100.needed(room - 1_000_000_000L, 1_000_000_000L)).isEqualTo(1);
    assertThat(Gpu.H100.needed(room, 1_000_000_000L)).isEqualTo(2);
    assertThat(Gpu.H100.needed(1, room + 1)).isZero();
  }

  @Test
  void anUnknownDeviceComesWithTheKnownOnes() {
    assertThat(Gpu.named(" RTX-4090")).isEqualTo(Gpu.RTX_4090);
    assertThatThrownBy(() -> Gpu.named("h1000"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--gpu \"h1000\": not known; there are a100-40gb, a100, h100, h200");
  }
}
