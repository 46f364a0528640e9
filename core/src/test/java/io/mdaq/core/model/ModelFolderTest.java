// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.checkpoint.Checkpoint;
import io.mdaq.core.checkpoint.CheckpointWriter;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.checkpoint.TensorSpec;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {

  @TempDir Path folder;

  @Test
  void countsParametersAsPublished() {
    // Qwen2 report, table 1: 0.49 billion; the exact number is the sum over the released file.
    assertThat(WeightTable.parameters(KnownShape.QWEN2_500M.config())).isEqualTo(494_032_768);
    assertThat(WeightTable.parameters(KnownShape.QWEN2_1500M.config())).isEqualTo(1_543_714_304);
    assertThat(WeightTable.parameters(KnownShape.LLAMA_110M.config())).isEqualTo(109_529_856);
    assertThat(WeightTable.parameters(KnownShape.LLAMA3_8B.config())).isEqualTo(8_030_261_248L);
    assertThat(WeightTable.parameters(KnownShape.XLM_ROBERTA_BASE.config())).isEqualTo(277_453_056);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "roberta.", "model."})
  void findsAnEncoderInsideOfWhateverItWasSavedIn(String prefix) {
    EncoderConfig config = (EncoderConfig) KnownShape.XLM_ROBERTA_TINY.config();
    List<TensorSpec> tensors = specs(config, name -> prefix + name);
    tensors.add(new TensorSpec(prefix + "pooler.dense.weight", DType.F32, List.of(48L, 48L)));
    tensors.add(new TensorSpec(prefix + "embeddings.position_ids", DType.F32, List.of(0L)));
    tensors.add(new TensorSpec("lm_head.bias", DType.F32, List.of(264L)));

    ModelWeights weights = ModelWeights.bind(config, write(tensors));

    assertThat(weights.names()).hasSize(37).startsWith("embeddings.word_embeddings.weight");
    assertThat(weights.get("encoder.layer.1.output.dense.weight").shape())
        .containsExactly(48L, 96L);
    assertThat(weights.ignored())
        .containsExactlyInAnyOrder(
            prefix + "pooler.dense.weight", prefix + "embeddings.position_ids", "lm_head.bias");
    assertThat(weights.bytes()).isEqualTo(4 * WeightTable.parameters(config));
    assertThatThrownBy(() -> weights.get("nonsense")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ignoresATiedModelsCopyAndOldTables() {
    ModelConfig config = KnownShape.QWEN2_TINY.config();
    List<TensorSpec> tensors = specs(config, UnaryOperator.identity());
    tensors.add(new TensorSpec("lm_head.weight", DType.F32, List.of(264L, 64L)));
    tensors.add(
        new TensorSpec("model.layers.0.self_attn.rotary_emb.inv_freq", DType.F32, List.of(8L)));

    assertThat(ModelWeights.bind(config, write(tensors)).ignored()).hasSize(2);
  }

  @Test
  void refusesATiedModelWithAHeadOfItsOwn() {
    ModelConfig config = KnownShape.QWEN2_TINY.config();
    List<TensorSpec> tensors = specs(config, UnaryOperator.identity());
    // Zeros as the embedding's are, but twice as wide.
    tensors.add(new TensorSpec("lm_head.weight", DType.F32, List.of(264L, 128L)));

    assertRefused(config, tensors, "lm_head.weight", "tie_word_embeddings");
  }

  @Test
  void refusesAMissingTensor() {
    ModelConfig config = KnownShape.LLAMA_TINY.config();
    List<TensorSpec> tensors = specs(config, UnaryOperator.identity());
    tensors.removeIf(tensor -> tensor.name().equals("model.layers.1.mlp.up_proj.weight"));

    assertRefused(
        config,
        tensors,
        "there is no tensor \"model.layers.1.mlp.up_proj.weight\" [160, 64]",
        "architecture llama");
  }

  @Test
  void saysHowToTieAMissingHead() {
    ModelConfig config = KnownShape.LLAMA_TINY.config();
    List<TensorSpec> tensors = specs(config, UnaryOperator.identity());
    tensors.removeIf(tensor -> tensor.name().equals("lm_head.weight"));

    assertRefused(config, tensors, "\"tie_word_embeddings\": true");
  }

  @Test
  void refusesShapesAndDtypesAgainstTheConfiguration() {
    ModelConfig config = KnownShape.LLAMA_TINY.config();
    List<TensorSpec> tensors = specs(config, UnaryOperator.identity());
    tensors.set(0, new TensorSpec("model.embed_tokens.weight", DType.F32, List.of(263L, 64L)));
    assertRefused(
        config,
        tensors,
        "model.safetensors: tensor \"model.embed_tokens.weight\" (F32 [263, 64]) must be F32, F16"
            + " or BF16 [264, 64]");
    tensors.set(0, new TensorSpec("model.embed_tokens.weight", DType.I32, List.of(264L, 64L)));
    assertRefused(config, tensors, "(I32 [264, 64]) must be");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.layers.2.mlp.up_proj.weight",
        "model.layers.0.self_attn.q_proj.lora_A.weight",
        "model.layers.0.self_attn.q_norm.weight",
        "score.weight"
      })
  void refusesATensorThatTheArchitectureDoesNotKnow(String name) {
    ModelConfig config = KnownShape.LLAMA_TINY.config();
    List<TensorSpec> tensors = specs(config, UnaryOperator.identity());
    tensors.add(new TensorSpec(name, DType.F32, List.of(1L)));

    assertRefused(config, tensors, "tensor \"" + name + "\" is not known", "llama");
  }

  @Test
  void refusesAFolderThatIsNoModel() throws IOException {
    assertThatThrownBy(() -> ModelFolder.open(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("this is no model folder: it has no config.json");
    assertThatThrownBy(() -> ModelFolder.open(folder.resolve("nothing")))
        .hasMessageContaining("there is no such folder");
    Files.writeString(folder.resolve("config.json"), "{}");
    assertThatThrownBy(() -> ModelFolder.open(folder))
        .hasMessageContaining("model_type is missing");
  }

  private void assertRefused(ModelConfig config, List<TensorSpec> tensors, String... parts) {
    Checkpoint checkpoint = write(tensors);
    assertThatThrownBy(() -> ModelWeights.bind(config, checkpoint))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll(parts);
  }

  private Checkpoint write(List<TensorSpec> tensors) {
    try {
      Path place = Files.createTempDirectory(folder, "model");
      CheckpointWriter.write(place, tensors, ModelFolderTest::zeros, Long.MAX_VALUE);
      return Checkpoint.open(place);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Tensor zeros(TensorSpec spec) {
    long[] shape = spec.shape().stream().mapToLong(d -> d).toArray();
    return switch (spec.dtype()) {
      case F32 -> Tensor.ofNumbers(spec, () -> 0);
      case I32 -> Tensor.ofInts(spec.name(), shape, new int[spec.elements()]);
      default -> throw new AssertionError(spec);
    };
  }

  private static List<TensorSpec> specs(ModelConfig config, UnaryOperator<String> naming) {
    List<TensorSpec> specs = new ArrayList<>();
    for (WeightShape weight : WeightTable.of(config)) {
      specs.add(new TensorSpec(naming.apply(weight.name()), DType.F32, weight.shape()));
    }
    return specs;
  }
}
