// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.checkpoint.CheckpointWriter;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RandomCheckpointTest {

  private static final long SEED_OF_WEIGHTS = 20_261_122;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = KnownShape.class,
      names = {"XLM_ROBERTA_TINY", "QWEN2_TINY", "QWEN3_TINY", "LLAMA_TINY"})
  void opensAsWhatItWasMadeFor(KnownShape shape) {
    ModelFolder opened = write("a", shape, SEED_OF_WEIGHTS, DType.F32, Long.MAX_VALUE);

    assertThat(opened.config()).isEqualTo(shape.config());
    assertThat(opened.weights().ignored()).isEmpty();
  }

  @Test
  void weightsDoNotDependOnShardingAndRoundToBrainFloats() {
    ModelFolder single = write("a", KnownShape.QWEN3_TINY, SEED_OF_WEIGHTS, DType.F32, 1 << 30);
    ModelFolder sharded = write("b", KnownShape.QWEN3_TINY, SEED_OF_WEIGHTS, DType.F32, 50_000);
    ModelFolder brain = write("c", KnownShape.QWEN3_TINY, SEED_OF_WEIGHTS, DType.BF16, 50_000);
    ModelFolder other = write("d", KnownShape.QWEN3_TINY, SEED_OF_WEIGHTS + 1, DType.F32, 1 << 30);

    assertThat(folder.resolve("b/model.safetensors.index.json")).exists();
    for (String name : single.weights().names()) {
      float[] values = single.weights().get(name).toFloats();
      assertThat(sharded.weights().get(name).toFloats()).isEqualTo(values);
      assertThat(other.weights().get(name).toFloats()).isNotEqualTo(values);
      float[] rounded = brain.weights().get(name).toFloats();
      for (int i = 0; i < values.length; i++) {
        assertThat(rounded[i]).isCloseTo(values[i], within(Math.abs(values[i]) * 0x1p-8f));
      }
    }
  }

  @Test
  void statesKeepTheirSize() {
    ModelFolder model = write("a", KnownShape.LLAMA_TINY, SEED_OF_WEIGHTS, DType.F32, 1 << 30);

    double squares = 0;
    float[] matrix = model.weights().get("model.layers.0.mlp.up_proj.weight").toFloats();
    for (float value : matrix) {
      squares += value * (double) value;
    }

    assertThat(squares / matrix.length).isCloseTo(1.0 / 64, within(0.001));
    for (float value : model.weights().get("model.norm.weight").toFloats()) {
      assertThat(value).isBetween(0.9f, 1.1f);
    }
  }

  @Test
  void writesGenerationConfig() {
    ModelFolder model = write("a", KnownShape.LLAMA_TINY, SEED_OF_WEIGHTS, DType.F32, 1 << 30);

    GenerationConfig generation = GenerationConfig.read(folder.resolve("a"), model.config());

    assertThat(generation.bosId()).hasValue(1);
    assertThat(generation.eosIds()).isEqualTo(List.of(2, 4));
    assertThat(generation.padId()).hasValue(0);
  }

  @Test
  void neverTouchesAnExistingModel() throws IOException {
    RandomCheckpoint random =
        new RandomCheckpoint(KnownShape.LLAMA_TINY.config(), 1, DType.F32, 1 << 30);
    Files.writeString(folder.resolve("config.json"), "mine");

    assertThatThrownBy(() -> random.write(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is a config.json already");
    assertThat(folder.resolve("config.json")).hasContent("mine");
    assertThat(folder.resolve("model.safetensors")).doesNotExist();
  }

  @Test
  void refusesWhatItCannotMake() {
    DecoderConfig tiny = (DecoderConfig) KnownShape.LLAMA_TINY.config();

    assertThatThrownBy(() -> new RandomCheckpoint(tiny, 1, DType.F16, 1))
        .hasMessageContaining("neither F32 nor BF16");
    assertThatThrownBy(
            () ->
                new RandomCheckpoint(
                    new EncoderConfig(259, 48, 96, 2, 4, 130, 1, 1e-5, 1), 1, DType.F32, 1))
        .hasMessageContaining("vocab_size is 259", "at least 260");
  }

  private ModelFolder write(String name, KnownShape shape, long seed, DType dtype, long shard) {
    new RandomCheckpoint(
            shape.config(), seed, dtype, Math.min(shard, CheckpointWriter.DEFAULT_MAX_FILE_BYTES))
        .write(folder.resolve(name));
    return ModelFolder.open(folder.resolve(name));
  }
}
