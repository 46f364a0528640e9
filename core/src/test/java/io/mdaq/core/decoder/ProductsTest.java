// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.torch.ScriptArgument;
import io.mdaq.core.torch.ScriptFunction;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductsTest {

  private static final String FORWARD =
      """
      def forward(self, x: Tensor, w: Tensor) -> Tensor:
        return self.exact(x, w)
      """;

  /** A single row takes another operator, unless the matrix has no equal parts. */
  @ParameterizedTest
  @CsvSource({"1, 8, 1", "1, 320, 48", "1, 324, 48", "1, 7, 5", "2, 320, 48", "33, 320, 48"})
  void exactProductsAreThoseOfPlainLoops(int rows, int outputs, int inputs) {
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      Products products = Products.forInference(manager, TorchDevice.CPU);
      ScriptFunction exact = ScriptFunction.compile(manager, products.exact() + FORWARD);
      float[] x = random(rows * inputs, 1);
      float[] w = random(outputs * inputs, 2);

      float[] actual =
          exact
              .infer(
                  manager,
                  ScriptArgument.of(manager.create(x, new Shape(rows, inputs))),
                  ScriptArgument.of(manager.create(w, new Shape(outputs, inputs))))
              .head()
              .toFloatArray();

      assertThat(actual).hasSize(rows * outputs);
      for (int i = 0; i < actual.length; i++) {
        double sum = 0;
        for (int j = 0; j < inputs; j++) {
          sum += (double) x[i / outputs * inputs + j] * w[i % outputs * inputs + j];
        }
        assertThat(Math.abs(actual[i] - sum)).as("number %s", i).isLessThan(1e-5);
      }
    }
  }

  private static float[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextDouble(-1, 1);
    }
    return numbers;
  }
}
