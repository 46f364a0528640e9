// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.decoder.CausalLm;
import io.mdaq.core.decoder.TinyDecoder;
import io.mdaq.core.decoder.TrainableDecoder;
import io.mdaq.core.decoder.TrainableForm;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.torch.WeightLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelExportTest {

  private static final int[] TEXT = {5, 9, 2, 250, 17};

  @TempDir private Path folder;

  private void export(ModelFolder base, Path target, DType dtype) {
    try (TrainableDecoder decoder =
        TrainableDecoder.load(
            TinyDecoder.QWEN2.config(), base.weights(), TrainableForm.FLOAT32, TorchDevice.CPU)) {
      ModelExport.write(base, target, dtype, decoder.weights()::get);
    }
  }

  @Test
  void weightsAreRoundedToBfloat16AndTheModelOpens() throws IOException {
    ModelFolder base = TinyDecoder.QWEN2.write(folder);
    Path target = folder.resolve("exported");

    export(base, target, DType.BF16);

    ModelFolder copy = ModelFolder.open(target);
    assertThat(Files.readString(target.resolve("config.json"))).contains("\"bfloat16\"");
    assertThat(target.resolve("tokenizer.json"))
        .hasSameBinaryContentAs(base.folder().resolve("tokenizer.json"));
    assertSameRoundedWeights(base, copy);
    try (CausalLm original = CausalLm.load(base, Precision.BFLOAT16, TorchDevice.CPU);
        CausalLm exported = CausalLm.load(copy, Precision.BFLOAT16, TorchDevice.CPU)) {
      float[] expected = original.logits(TEXT)[4];
      // Norms and biases, which inference takes in float32, were rounded too.
      assertThat(exported.logits(TEXT)[4]).containsExactly(expected, offset(0.2f));
    }
  }

  /** Rounding what was rounded changes nothing, so both sides have the same bits. */
  private static void assertSameRoundedWeights(ModelFolder base, ModelFolder copy) {
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU);
        WeightLoader loader = new WeightLoader(manager)) {
      for (String name : base.weights().names()) {
        assertThat(copy.weights().get(name).dtype()).isEqualTo(DType.BF16);
        try (NDArray expected = loader.brainBits(base.weights().get(name));
            NDArray actual = loader.brainBits(copy.weights().get(name))) {
          assertThat(actual.toByteArray()).as(name).isEqualTo(expected.toByteArray());
        }
      }
    }
  }

  @Test
  void aModelThatIsThereIsNotReplaced() {
    ModelFolder base = TinyDecoder.QWEN2.write(folder);

    assertThatThrownBy(() -> export(base, base.folder(), DType.BF16))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is a model already")
        .hasMessageContaining("Give a new folder");
  }
}
