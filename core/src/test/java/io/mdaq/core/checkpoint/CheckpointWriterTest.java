// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointWriterTest {

  /** 40, 80, 40 and 400 bytes. */
  private static final List<TensorSpec> TENSORS =
      List.of(spec("d", 10), spec("a", 20), spec("c", 10), spec("b", 100));

  @TempDir Path folder;

  @Test
  void writesOneFileIfItIsLargeEnough() throws IOException {
    CheckpointWriter.write(folder, TENSORS, CheckpointWriterTest::counted, 560);

    assertThat(names()).containsExactly("model.safetensors");
    assertKept();
    assertThat(Safetensors.read(folder.resolve("model.safetensors")).metadata())
        .containsEntry("format", "pt");
  }

  @Test
  void dealsTensorsToShardsInOrder() throws IOException {
    CheckpointWriter.write(folder, TENSORS, CheckpointWriterTest::counted, 120);

    assertThat(names())
        .containsExactly(
            "model-00001-of-00003.safetensors",
            "model-00002-of-00003.safetensors",
            "model-00003-of-00003.safetensors",
            "model.safetensors.index.json");
    assertKept();
    Checkpoint checkpoint = Checkpoint.open(folder);
    assertThat(checkpoint.fileOf("a")).isEqualTo(checkpoint.fileOf("d"));
    assertThat(checkpoint.fileOf("c")).isNotEqualTo(checkpoint.fileOf("d"));
    // Larger than the limit: alone in its file.
    assertThat(Safetensors.read(checkpoint.fileOf("b")).names()).containsExactly("b");
    assertThat(Files.readString(folder.resolve("model.safetensors.index.json")))
        .contains("\"total_size\" : 560");
  }

  @Test
  void writesAnEmptyCheckpoint() {
    CheckpointWriter.write(folder, List.of(), CheckpointWriterTest::counted, 1);

    assertThat(Checkpoint.open(folder).names()).isEmpty();
  }

  @Test
  void refusesAFolderWithWeights() {
    CheckpointWriter.write(folder, TENSORS, CheckpointWriterTest::counted, 560);

    assertThatThrownBy(
            () -> CheckpointWriter.write(folder, TENSORS, CheckpointWriterTest::counted, 120))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is a model.safetensors already");
  }

  @Test
  void leavesNothingBehindWhenATensorFails() throws IOException {
    Function<TensorSpec, Tensor> failing =
        spec -> {
          if (spec.name().equals("c")) {
            throw new IllegalStateException("seeded failure");
          }
          return counted(spec);
        };

    assertThatThrownBy(() -> CheckpointWriter.write(folder, TENSORS, failing, 560))
        .hasMessage("seeded failure");
    assertThat(names()).isEmpty();
  }

  @Test
  void refusesAnotherTensorThanWasAskedFor() {
    assertThatThrownBy(
            () -> CheckpointWriter.write(folder, TENSORS, spec -> counted(spec("z", 10)), 560))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tensor \"z\" (F32 [10]) was given for");
  }

  @Test
  void refusesAMissingFolder() {
    assertThatThrownBy(
            () ->
                CheckpointWriter.write(
                    folder.resolve("missing"), TENSORS, CheckpointWriterTest::counted, 560))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("cannot be written");
  }

  private void assertKept() {
    Checkpoint checkpoint = Checkpoint.open(folder);
    assertThat(checkpoint.names()).containsExactly("a", "b", "c", "d");
    for (TensorSpec spec : TENSORS) {
      assertThat(checkpoint.find(spec.name()).orElseThrow().toFloats())
          .isEqualTo(counted(spec).toFloats());
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static TensorSpec spec(String name, long elements) {
    return new TensorSpec(name, DType.F32, List.of(elements));
  }

  private static Tensor counted(TensorSpec spec) {
    double[] next = {spec.name().charAt(0)};
    return Tensor.ofNumbers(spec, () -> next[0]++);
  }
}
