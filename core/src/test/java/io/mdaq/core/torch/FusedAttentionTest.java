// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.function.BiFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The fused operator against the same formula composed of the engine's own operators. */
class FusedAttentionTest {

  private static final String FUSED =
      """
      def forward(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
        return torch.scaled_dot_product_attention(q, k, v, mask, 0., False)
      """;

  private static final Shape SHAPE = new Shape(2, 3, 17, 8);

  @Test
  void valuesAndGradientsAgreeWithTheComposedVersion() {
    float[][] expected = outputAndGradients(FusedAttentionTest::composed);
    float[][] found =
        outputAndGradients(
            (manager, inputs) ->
                ScriptFunction.compile(manager, FUSED)
                    .train(
                        manager,
                        inputs.stream().map(ScriptArgument::of).toArray(ScriptArgument[]::new))
                    .head());

    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).containsExactly(expected[i], within(2e-6f));
    }
  }

  private static NDArray composed(NDManager manager, NDList inputs) {
    NDArray keys = inputs.get(1).transpose(0, 1, 3, 2);
    NDArray scores = inputs.get(0).matMul(keys).div(Math.sqrt(8)).add(inputs.get(3));
    return scores.softmax(-1).matMul(inputs.get(2));
  }

  /** The output, then the gradients of the sum of its squares at queries, keys and values. */
  private static float[][] outputAndGradients(BiFunction<NDManager, NDList, NDArray> attention) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20260101L);
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      NDList inputs = new NDList();
      for (int i = 0; i < 3; i++) {
        inputs.add(random(manager, random, SHAPE));
        inputs.get(i).setRequiresGradient(true);
      }
      inputs.add(random(manager, random, new Shape(2, 1, 1, 17)));
      float[][] found = new float[4][];
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray output = attention.apply(manager, inputs);
        found[0] = output.toFloatArray();
        collector.backward(output.mul(output).sum());
      }
      for (int i = 0; i < 3; i++) {
        found[i + 1] = inputs.get(i).getGradient().toFloatArray();
      }
      return found;
    }
  }

  private static NDArray random(NDManager manager, UniformRandomProvider random, Shape shape) {
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return manager.create(values, shape);
  }
}
