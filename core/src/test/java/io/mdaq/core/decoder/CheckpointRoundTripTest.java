// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.mdaq.core.checkpoint.CheckpointWriter;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.checkpoint.TensorSpec;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointRoundTripTest {

  @ParameterizedTest
  @EnumSource
  void savedAndLoadedAgainTheLogitsAreTheSameBits(TinyDecoder tiny, @TempDir Path folder)
      throws IOException {
    ModelFolder original = tiny.write(folder);
    Path copy = Files.createDirectory(folder.resolve("copy"));
    try (TrainableDecoder model =
        TrainableDecoder.load(
            tiny.config(), original.weights(), TrainableForm.FLOAT32, TorchDevice.CPU)) {
      List<TensorSpec> specs =
          model.weights().names().stream()
              .map(name -> new TensorSpec(name, DType.F32, shape(model.weights().get(name))))
              .toList();
      CheckpointWriter.write(
          copy, specs, spec -> tensor(model.weights().get(spec.name()), spec.name()), 50_000);
    }
    Files.copy(original.folder().resolve("config.json"), copy.resolve("config.json"));

    for (Precision precision : List.of(Precision.FLOAT32, Precision.BFLOAT16)) {
      int[] text = {5, 6, 7, 8, 9};
      try (CausalLm before = CausalLm.load(original, precision, TorchDevice.CPU);
          CausalLm after = CausalLm.open(copy, precision, TorchDevice.CPU)) {
        assertThat(after.logits(text)).isDeepEqualTo(before.logits(text));
      }
    }
  }

  private static List<Long> shape(NDArray array) {
    return Arrays.stream(array.getShape().getShape()).boxed().toList();
  }

  private static Tensor tensor(NDArray array, String name) {
    return Tensor.ofFloats(name, array.getShape().getShape(), array.toFloatArray());
  }
}
