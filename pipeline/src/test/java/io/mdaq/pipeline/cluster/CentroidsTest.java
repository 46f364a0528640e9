// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.embedding.UnitVectors;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentroidsTest {

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 5", "3, 7", "16, 1", "17, 40", "256, 100", "1024, 9", "8192, 3"})
  void scoresInFloatAreExactEvenForTheLongestVectors(int dimensions, int count) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11L);
    short[] values = new short[count * dimensions];
    for (int c = 0; c < count; c++) {
      short[] centroid = TestVectors.unit(random, dimensions);
      System.arraycopy(centroid, 0, values, c * dimensions, dimensions);
    }
    Centroids centroids = new Centroids(values, dimensions);
    float[] scores = new float[count];
    for (int round = 0; round < 100; round++) {
      // Half of the time a centroid itself or its opposite: the largest sums there can be.
      short[] x =
          round % 2 == 0
              ? TestVectors.unit(random, dimensions)
              : Arrays.copyOfRange(values, 0, dimensions);
      if (round % 4 == 1) {
        for (int d = 0; d < dimensions; d++) {
          x[d] = (short) -x[d];
        }
      }
      centroids.score(x, 0, scores);
      int nearest = -1;
      long best = Long.MIN_VALUE;
      for (int c = 0; c < count; c++) {
        long exact = 0;
        for (int d = 0; d < dimensions; d++) {
          long value = values[c * dimensions + d];
          exact += 2 * value * x[d] - value * value;
        }
        assertThat((double) scores[c]).isEqualTo((double) exact);
        if (exact > best) {
          best = exact;
          nearest = c;
        }
      }
      assertThat(centroids.nearest(x)).isEqualTo(nearest);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "6, 5", "256, 40"})
  void severalVectorsScoreAsEachAlone(int dimensions, int vectors) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(12L);
    short[] all = new short[vectors * dimensions];
    for (int v = 0; v < vectors; v++) {
      System.arraycopy(TestVectors.unit(random, dimensions), 0, all, v * dimensions, dimensions);
    }
    Centroids centroids = new Centroids(all.clone(), dimensions);
    float[][] together = new float[vectors - 1][vectors];
    centroids.scoreAll(all, dimensions, together);
    float[] alone = new float[vectors];
    for (int v = 1; v < vectors; v++) {
      centroids.score(all, v * dimensions, alone);
      assertThat(together[v - 1]).isEqualTo(alone);
    }
  }

  @Test
  void equallyNearGoesToTheLowestIndex() {
    Centroids centroids = new Centroids(new short[] {-10, 10, 10, -10}, 1);
    assertThat(centroids.nearest(new short[] {0})).isZero();
    assertThat(centroids.nearest(new short[] {9})).isEqualTo(1);
    assertThat(centroids.nearest(new short[] {-9})).isZero();
  }

  @Test
  void refusesWhatCouldNotBeComparedExactly() {
    int square = UnitVectors.SCALE * UnitVectors.SCALE;
    assertThat(Centroids.maxSquaredLength(4)).isGreaterThan(square);
    assertThatThrownBy(() -> new Centroids(new short[] {0, 0, 2048, 200}, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("centroid 1");
    assertThatThrownBy(() -> new Centroids(new short[] {1, 2, 3}, 2))
        .hasMessage("3 components are no centroids of 2 dimensions");
    assertThatThrownBy(() -> new Centroids(new short[0], 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
