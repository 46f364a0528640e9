// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class XlmrNetworkTest {

  private static final EncoderConfig CONFIG = RandomEncoders.SMALL;

  @TempDir private Path folder;
  private NDManager manager;
  private ModelFolder model;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager(TorchDevice.CPU);
    model = RandomEncoders.write(folder.resolve("model"), CONFIG);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private XlmrNetwork network(ProductPath path) {
    return new XlmrNetwork(manager, CONFIG, model.weights()::get, path);
  }

  private static TokenBatch batch() {
    return TokenBatch.of(
        RandomEncoders.rows(RandomSource.XO_SHI_RO_256_PP.create(20260105L), 5, 32), 32, 1);
  }

  private float[] pooled(ProductPath path, Pooling pooling) {
    try (XlmrNetwork network = network(path);
        NDManager step = manager.newSubManager()) {
      return network.pooled(step, batch(), pooling).toFloatArray();
    }
  }

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void everyPathComputesTheSameFunction(Pooling pooling) {
    float[] reference = pooled(ProductPath.TRAINABLE, pooling);
    assertThat(pooled(ProductPath.ONEDNN, pooling)).containsExactly(reference, within(1e-5f));
    assertThat(cosine(pooled(ProductPath.BFLOAT16, pooling), reference)).isGreaterThan(0.9999);
    assertThat(cosine(pooled(ProductPath.TRAINABLE_BFLOAT16, pooling), reference))
        .isGreaterThan(0.9999);
  }

  /** The gradients of the sum of squares of the pooled vectors. */
  private Map<String, float[]> gradients(ProductPath path) {
    Map<String, float[]> gradients = new LinkedHashMap<>();
    try (XlmrNetwork network = network(path);
        NDManager step = manager.newSubManager()) {
      network.weights().named().values().forEach(weight -> weight.setRequiresGradient(true));
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray pooled = network.pooled(step, batch(), Pooling.MEAN);
        collector.backward(pooled.mul(pooled).sum());
      }
      network
          .weights()
          .named()
          .forEach((name, weight) -> gradients.put(name, weight.getGradient().toFloatArray()));
    }
    return gradients;
  }

  @Test
  void gradientsReachEveryWeight() {
    Map<String, float[]> exact = gradients(ProductPath.TRAINABLE);

    assertThat(exact.keySet()).containsExactlyElementsOf(model.weights().names());
    exact.forEach(
        (name, gradient) -> {
          // A constant added to all keys changes no softmax: these gradients are 0 but for
          // rounding.
          if (!name.endsWith("key.bias")) {
            assertThat(cosine(gradient, gradient)).as(name).isEqualTo(1, within(1e-9));
          }
        });
  }

  @Test
  void bfloat16GradientsPointTheSameWay() {
    Map<String, float[]> exact = gradients(ProductPath.TRAINABLE);
    Map<String, float[]> rounded = gradients(ProductPath.TRAINABLE_BFLOAT16);
    for (String name :
        List.of(
            "encoder.layer.0.attention.self.value.weight", "encoder.layer.1.output.dense.weight")) {
      assertThat(cosine(of(exact, name), of(rounded, name))).as(name).isGreaterThan(0.999);
    }
  }

  /** Against differences of the function itself, in double on the summation side. */
  @Test
  void aGradientIsTheSlopeOfTheFunction() {
    String name = "encoder.layer.1.output.dense.bias";
    float analytic = of(gradients(ProductPath.TRAINABLE), name)[3];
    double step = 0.05;
    double slope = (sumOfSquares(name, 3, step) - sumOfSquares(name, 3, -step)) / (2 * step);

    assertThat(analytic).isCloseTo((float) slope, within(0.01f * (float) Math.abs(slope)));
  }

  private double sumOfSquares(String name, int element, double change) {
    try (XlmrNetwork network = network(ProductPath.TRAINABLE);
        NDManager step = manager.newSubManager()) {
      NDArray weight = of(network.weights().named(), name);
      float[] values = weight.toFloatArray();
      values[element] += (float) change;
      try (NDArray changed = step.create(values)) {
        changed.copyTo(weight);
      }
      double sum = 0;
      for (float x : network.pooled(step, batch(), Pooling.MEAN).toFloatArray()) {
        sum += (double) x * x;
      }
      return sum;
    }
  }

  @ParameterizedTest
  @EnumSource(ProductPath.class)
  void nothingStaysBehind(ProductPath path) {
    int before = manager.getManagedArrays().size();
    try (XlmrNetwork network = network(path)) {
      int loaded = manager.getManagedArrays().size();
      assertThat(loaded - before).isEqualTo(5 + 16 * CONFIG.layers());
      for (int i = 0; i < 2; i++) {
        try (NDManager step = manager.newSubManager()) {
          network.pooled(step, batch(), Pooling.MEAN);
        }
        assertThat(manager.getManagedArrays()).hasSize(loaded);
      }
    }
    assertThat(manager.getManagedArrays()).hasSize(before);
  }

  private static <T> T of(Map<String, T> named, String name) {
    return Objects.requireNonNull(named.get(name), name);
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      squaresA += (double) a[i] * a[i];
      squaresB += (double) b[i] * b[i];
    }
    return product / Math.sqrt(squaresA * squaresB);
  }
}
