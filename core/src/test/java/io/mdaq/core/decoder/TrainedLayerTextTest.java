// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.Architecture;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.DecoderConfig.AttentionBias;
import io.mdaq.core.model.DecoderConfig.MlpBias;
import io.mdaq.core.model.DecoderConfig.OutputHead;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.model.Rope;
import io.mdaq.core.torch.GradientTape;
import io.mdaq.core.torch.TorchDevice;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainedLayerTextTest {

  private static final DecoderConfig CONFIG =
      new DecoderConfig(
          Architecture.LLAMA,
          300,
          64,
          96,
          1,
          4,
          2,
          16,
          2048,
          1e-6,
          Rope.unscaled(1e4),
          AttentionBias.NONE,
          MlpBias.NONE,
          OutputHead.TIED);

  private static final int ROWS = 2;

  @TempDir private Path folder;

  private record Pass(float[] states, float[] gradient) {}

  /** One block, its edges, several with a short last one, and rows for the fused operator. */
  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 129, 300, 1024, 1030})
  void bfloat16ComesCloseToFloat32InRowsOfAnyLength(int tokens) {
    new RandomCheckpoint(CONFIG, 7, DType.F32, Long.MAX_VALUE).write(folder.resolve("model"));
    ModelFolder files = ModelFolder.open(folder.resolve("model"));

    Pass exact = pass(files, TrainableForm.FLOAT32, tokens);
    Pass rounded = pass(files, TrainableForm.MIXED, tokens);

    assertThat(difference(rounded.states(), exact.states())).isBetween(1e-6, 0.01);
    assertThat(difference(rounded.gradient(), exact.gradient())).isBetween(1e-6, 0.02);
  }

  private static Pass pass(ModelFolder files, TrainableForm form, int tokens) {
    try (TrainableDecoder model =
        TrainableDecoder.load(CONFIG, files.weights(), form, TorchDevice.CPU)) {
      Pass first = pass(model, tokens);
      // The engine rewrites a script when it has seen it run.
      for (int again = 0; again < 3; again++) {
        Pass next = pass(model, tokens);
        assertThat(next.states()).containsExactly(first.states());
        assertThat(next.gradient()).containsExactly(first.gradient());
      }
      return first;
    }
  }

  private static Pass pass(TrainableDecoder model, int tokens) {
    try (NDManager manager = model.manager().newSubManager()) {
      Shape shape = new Shape(ROWS, tokens, CONFIG.hiddenSize());
      NDArray states = random(manager, shape, 1);
      states.setRequiresGradient(true);
      NDArray result = GradientTape.record(() -> model.layer(manager, 0, states));
      GradientTape.backward(result, random(manager, shape, 2));
      return new Pass(result.toFloatArray(), states.getGradient().toFloatArray());
    }
  }

  private static NDArray random(NDManager manager, Shape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] numbers = new float[(int) shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (2 * random.nextDouble() - 1);
    }
    return manager.create(numbers, shape);
  }

  /** The length of the difference, as a share of the length of what is expected. */
  private static double difference(float[] actual, float[] expected) {
    double difference = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow((double) actual[i] - expected[i], 2);
      length += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / length);
  }
}
