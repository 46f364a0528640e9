// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextEncodersTest {

  private static final EncoderSettings SETTINGS =
      EncoderSettings.of(Pooling.MEAN, VectorScale.UNIT).withPrecision(Precision.FLOAT32);

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void name() {
    folder = temporary.resolve("model");
  }

  @Test
  void aFolderWithWeightsOpens() {
    RandomEncoders.write(folder, RandomEncoders.SMALL);
    try (TextEncoder encoder = TextEncoders.open(folder, SETTINGS)) {
      assertThat(encoder.precision()).isEqualTo(Precision.FLOAT32);
      assertThat(encoder.width()).isEqualTo(RandomEncoders.SMALL.hiddenSize());
      assertThat(encoder.maxTokens()).isEqualTo(RandomEncoders.SMALL.maxTokens());
      assertThat(encoder.encode(List.of(new int[] {0, 5, 2})).vectors()).hasSize(1);
    }
  }

  @Test
  void brainFloatFilesGiveTheSameVectorsInBothHoldings() {
    new RandomCheckpoint(RandomEncoders.SMALL, 7, DType.BF16, 20_000).write(folder);
    List<int[]> rows = List.of(new int[] {0, 5, 9, 2}, new int[] {0, 2});
    try (TextEncoder exact = TextEncoders.open(folder, SETTINGS);
        TextEncoder brain = TextEncoders.open(folder, SETTINGS.withPrecision(Precision.BFLOAT16))) {
      List<float[]> a = exact.encode(rows).vectors();
      List<float[]> b = brain.encode(rows).vectors();
      for (int row = 0; row < rows.size(); row++) {
        double cosine = 0;
        for (int i = 0; i < a.get(row).length; i++) {
          cosine += (double) a.get(row)[i] * b.get(row)[i];
        }
        assertThat(cosine).isGreaterThan(0.9999);
      }
    }
  }

  @Test
  void aDecoderIsRefused() {
    new RandomCheckpoint(KnownShape.LLAMA_TINY.config(), 7, DType.F32, Long.MAX_VALUE)
        .write(folder);
    assertThatThrownBy(() -> TextEncoders.open(folder, SETTINGS))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("decoder (llama)");
    assertThat(ModelFolder.open(folder).weights().names()).isNotEmpty();
  }

  @Test
  void aFolderThatIsNoModelIsRefused() {
    assertThatThrownBy(() -> TextEncoders.open(folder, SETTINGS))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void onnxThatIsNoneIsRefused() throws Exception {
    RandomEncoders.write(folder, RandomEncoders.SMALL);
    assertThatThrownBy(() -> TextEncoders.openOnnx(folder, SETTINGS))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("model.onnx: there is no such file");

    Files.writeString(folder.resolve("model.onnx"), "no protocol buffer");
    assertThatThrownBy(() -> TextEncoders.openOnnx(folder, SETTINGS))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("model.onnx: cannot be loaded");

    Files.delete(folder.resolve("config.json"));
    assertThatThrownBy(() -> TextEncoders.openOnnx(folder, SETTINGS))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("config.json");
  }

  @Test
  void absurdNumbersBesideOnnxAreNamed() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("config.json"),
        "{\"model_type\": \"xlm-roberta\", \"vocab_size\": 10, \"pad_token_id\": 10}");
    assertThatThrownBy(() -> TextEncoders.openOnnx(folder, SETTINGS))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("pad_token_id")
        .hasMessageContaining("0 to 9");
  }

  @Test
  void anAbsentGpuIsRefused() {
    RandomEncoders.write(folder, RandomEncoders.SMALL);
    EncoderSettings gpu =
        new EncoderSettings(
            Pooling.CLS, VectorScale.AS_IS, Precision.AUTO, TorchDevice.GPU, 512, 64, 1);
    assumeTrue(Engine.getEngine("PyTorch").getGpuCount() == 0, "a GPU is there");
    assertThatThrownBy(() -> TextEncoders.open(folder, gpu))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("device: gpu");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> settings(1, 1, 1)).hasMessageContaining("maxTokens: 1");
    assertThatThrownBy(() -> settings(2, 0, 1)).hasMessageContaining("tokenBudget: 0");
    assertThatThrownBy(() -> settings(2, 1, 0)).hasMessageContaining("workers: 0");
  }

  private static EncoderSettings settings(int maxTokens, int tokenBudget, int workers) {
    return new EncoderSettings(
        Pooling.CLS,
        VectorScale.AS_IS,
        Precision.AUTO,
        TorchDevice.CPU,
        maxTokens,
        tokenBudget,
        workers);
  }
}
