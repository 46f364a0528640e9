// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitVectorsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 256, 1024, UnitVectors.MAX_DIMENSIONS})
  void lengthStaysWithinTheStatedBoundAndTheBoundKeepsScoresExactInFloat(int dimensions) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7L);
    short[] vector = new short[dimensions];
    long bound = UnitVectors.maxSquaredLength(dimensions);
    for (int round = 0; round < 50; round++) {
      int[] sums = new int[dimensions];
      for (int d = 0; d < dimensions; d++) {
        sums[d] = random.nextInt(-1000, 1001);
      }
      sums[0] = 1000;
      UnitVectors.quantize(sums, vector);
      assertThat(UnitVectors.squaredLength(vector)).isLessThanOrEqualTo(bound);
    }
    // 2 x.c - |c|^2 with both at the bound (Cauchy-Schwarz), centroids rounded once more.
    double centroid = Math.sqrt((double) bound) + Math.sqrt(dimensions) / 2;
    assertThat(2 * Math.sqrt((double) bound) * centroid + centroid * centroid).isLessThan(1 << 24);
  }

  @Test
  void zeroSumsGiveTheZeroVector() {
    short[] vector = {1, 2};
    UnitVectors.quantize(new int[2], vector);
    assertThat(vector).containsOnly(0);
  }

  @Test
  void hugeSumsDoNotOverflow() {
    short[] vector = new short[4];
    UnitVectors.quantize(new int[] {1 << 30, -(1 << 30), 1 << 30, 1 << 30}, vector);
    assertThat(vector).containsExactly(1024, -1024, 1024, 1024);
  }

  @Test
  void floatsAreScaledToo() {
    short[] vector = new short[2];
    UnitVectors.quantize(new float[] {3e-20f, -4e-20f}, vector);
    assertThat(vector).containsExactly(1229, -1638);
  }

  @Test
  void refusesWhatHasNoDirection() {
    short[] vector = new short[2];
    assertThatThrownBy(() -> UnitVectors.quantize(new float[2], vector))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not zero");
    assertThatThrownBy(() -> UnitVectors.quantize(new float[] {1, Float.NaN}, vector))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> UnitVectors.quantize(new float[] {1, Float.POSITIVE_INFINITY}, vector))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> UnitVectors.quantize(new int[3], vector))
        .hasMessage("the target has 2 components, the embedding has 3");
  }
}
