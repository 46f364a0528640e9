// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.training.AdamWSettings.Decayed;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdamWTest {

  private static final double RATE = 0.01;

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager(TorchDevice.CPU);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @EnumSource
  void updatesAreThoseOfTheFormula(Decayed decayed) {
    AdamWSettings settings = new AdamWSettings(0.8, 0.95, 1e-6, 0.1, decayed);
    Parameter matrix = Parameter.of("matrix", random(new Shape(5, 7), 1));
    Parameter bias = Parameter.of("bias", random(new Shape(7), 2));
    double[] expectedMatrix = doubles(matrix.array());
    double[] expectedBias = doubles(bias.array());
    Formula ofMatrix = new Formula(settings, 0.1, 35);
    Formula ofBias = new Formula(settings, decayed == Decayed.ALL ? 0.1 : 0, 7);
    AdamW optimizer = new AdamW(manager, List.of(matrix, bias), settings);

    for (int number = 1; number <= 20; number++) {
      NDArray first = random(new Shape(5, 7), 10 + number);
      NDArray second = random(new Shape(7), 100 + number);
      optimizer.update(List.of(first, second), RATE / number, number);
      ofMatrix.update(expectedMatrix, doubles(first), RATE / number, number);
      ofBias.update(expectedBias, doubles(second), RATE / number, number);
    }

    assertThat(doubles(matrix.array())).containsExactly(expectedMatrix, within(1e-6));
    assertThat(doubles(bias.array())).containsExactly(expectedBias, within(1e-6));
  }

  /** The formula of {@link AdamW}, number by number. */
  private static final class Formula {
    private final AdamWSettings settings;
    private final double decay;
    private final double[] first;
    private final double[] second;

    Formula(AdamWSettings settings, double decay, int size) {
      this.settings = settings;
      this.decay = decay;
      this.first = new double[size];
      this.second = new double[size];
    }

    void update(double[] weights, double[] gradient, double rate, int number) {
      for (int i = 0; i < weights.length; i++) {
        double g = gradient[i];
        first[i] = settings.beta1() * first[i] + (1 - settings.beta1()) * g;
        second[i] = settings.beta2() * second[i] + (1 - settings.beta2()) * g * g;
        double mean = first[i] / (1 - StrictMath.pow(settings.beta1(), number));
        double square = second[i] / (1 - StrictMath.pow(settings.beta2(), number));
        weights[i] -= rate * decay * weights[i];
        weights[i] -= rate * mean / (Math.sqrt(square) + settings.epsilon());
      }
    }
  }

  @Test
  void aRateOfZeroChangesNothing() {
    Parameter weights = Parameter.of("weights", random(new Shape(3), 1));
    float[] before = weights.array().toFloatArray();

    new AdamW(manager, List.of(weights), AdamWSettings.DEFAULT)
        .update(List.of(random(new Shape(3), 2)), 0, 1);

    assertThat(weights.array().toFloatArray()).containsExactly(before);
  }

  @Test
  void theStateIsNamedInTheParametersOrder() {
    List<Parameter> parameters =
        List.of(
            Parameter.of("b", random(new Shape(1), 1)), Parameter.of("a", random(new Shape(1), 1)));

    assertThat(new AdamW(manager, parameters, AdamWSettings.DEFAULT).state())
        .extracting(NamedArray::name)
        .containsExactly("first.b", "second.b", "first.a", "second.a");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN, Double.POSITIVE_INFINITY})
  void settingsOutOfRangeAreRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdamWSettings(value, 0.9, 1e-8, 0, Decayed.ALL))
        .withMessage("beta1: " + value + "; allowed is from 0 to below 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdamWSettings(0.9, value, 1e-8, 0, Decayed.ALL))
        .withMessageStartingWith("beta2: " + value);
  }

  private NDArray random(Shape shape, long seed) {
    double[] numbers = new SplittableRandom(seed).doubles(shape.size(), -1, 1).toArray();
    float[] values = new float[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) numbers[i];
    }
    return manager.create(values, shape);
  }

  private static double[] doubles(NDArray array) {
    float[] values = array.toFloatArray();
    double[] copy = new double[values.length];
    Arrays.setAll(copy, i -> values[i]);
    return copy;
  }
}
