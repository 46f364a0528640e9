// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A row's vector is the same, bit for bit, whatever it is computed with. */
class BatchIndependenceTest {

  private static final int ROWS = 60;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"FLOAT32", "BFLOAT16"})
  void neighboursOrderAndBudgetChangeNothing(Precision precision) {
    for (EncoderConfig config : List.of(RandomEncoders.SMALL, RandomEncoders.WIDE)) {
      ModelFolder model =
          RandomEncoders.write(folder.resolve(Integer.toString(config.hiddenSize())), config);
      List<int[]> rows =
          RandomEncoders.rows(
              RandomSource.XO_SHI_RO_256_PP.create(20260103L), ROWS, config.maxTokens());
      List<float[]> alone = encode(model, precision, 1, 1, rows);

      for (int budget : new int[] {100, 333, 1000, 4096}) {
        assertSame(encode(model, precision, budget, 2, rows), alone, precision + " " + budget);
      }

      List<Integer> order = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
      Collections.shuffle(order, new Random(5));
      List<float[]> shuffled =
          encode(model, precision, 1000, 2, order.stream().map(rows::get).toList());
      assertSame(shuffled, order.stream().map(alone::get).toList(), precision + " shuffled");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"FLOAT32", "BFLOAT16"})
  void workersAndTheThreadLimitChangeNothing(Precision precision) {
    ModelFolder model = RandomEncoders.write(folder, RandomEncoders.WIDE);
    List<int[]> rows =
        RandomEncoders.rows(RandomSource.XO_SHI_RO_256_PP.create(20260104L), ROWS, 128);
    int before = TorchEngine.threads();
    try {
      TorchEngine.limitThreads(1);
      List<float[]> one = encode(model, precision, 4096, 1, rows);
      for (int workers = 2; workers <= 4; workers++) {
        TorchEngine.limitThreads(workers);
        assertSame(encode(model, precision, 4096, workers, rows), one, precision + " " + workers);
      }
    } finally {
      TorchEngine.limitThreads(before);
    }
  }

  private static List<float[]> encode(
      ModelFolder model, Precision precision, int budget, int workers, List<int[]> rows) {
    EncoderSettings settings =
        new EncoderSettings(
            Pooling.MEAN, VectorScale.UNIT, precision, TorchDevice.CPU, 512, budget, workers);
    try (TextEncoder encoder = TextEncoders.openTorch(model, settings)) {
      return encoder.encode(rows).vectors();
    }
  }

  private static void assertSame(List<float[]> found, List<float[]> expected, String what) {
    for (int row = 0; row < expected.size(); row++) {
      assertThat(found.get(row)).as("%s, row %d", what, row).containsExactly(expected.get(row));
    }
  }
}
