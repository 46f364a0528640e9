// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.embedding.UnitVectors;
import io.mdaq.pipeline.cluster.TestVectors;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakenVectorsTest {

  private static final int ALL = Integer.MAX_VALUE;

  private static int cosine(short[] a, short[] b) {
    double product = 0;
    for (int d = 0; d < a.length; d++) {
      product += (double) a[d] * b[d];
    }
    double lengths =
        Math.sqrt((double) UnitVectors.squaredLength(a) * UnitVectors.squaredLength(b));
    return lengths == 0 ? 0 : (int) Math.max(0, Math.rint(1e6 * product / lengths));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void findsTheGreatestCosineOfAnyRange(int dimensions) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(dimensions);
    TakenVectors taken = new TakenVectors(dimensions);
    List<short[]> vectors = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      vectors.add(TestVectors.unit(random, dimensions));
      taken.add(vectors.get(i));
    }
    for (int round = 0; round < 300; round++) {
      short[] vector = TestVectors.unit(random, dimensions);
      int from = round % 3 == 0 ? 600 - random.nextInt(20) : random.nextInt(601);
      int expected =
          vectors.subList(from, 600).stream().mapToInt(v -> cosine(v, vector)).max().orElse(0);
      assertThat(taken.greatest(vector, from, ALL)).isEqualTo(expected);
    }
  }

  @Test
  void itMakesNoDifferenceHowManyAreComparedAtOnce() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(5L);
    TakenVectors many = new TakenVectors(33);
    short[] vector = TestVectors.unit(random, 33);
    int greatest = 0;
    for (int i = 0; i < 300; i++) {
      short[] other = TestVectors.unit(random, 33);
      many.add(other);
      TakenVectors one = new TakenVectors(33);
      one.add(other);
      greatest = Math.max(greatest, one.greatest(vector, 0, ALL));
      assertThat(many.greatest(vector, i, ALL)).isEqualTo(one.greatest(vector, 0, ALL));
    }
    assertThat(many.greatest(vector, 0, ALL)).isEqualTo(greatest);
  }

  @Test
  void equalVectorsAreOneOppositeOnesAndZerosNothing() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(6L);
    for (int round = 0; round < 200; round++) {
      short[] vector = TestVectors.unit(random, 48);
      short[] opposite = new short[48];
      for (int d = 0; d < 48; d++) {
        opposite[d] = (short) -vector[d];
      }
      TakenVectors taken = new TakenVectors(48);
      assertThat(taken.greatest(vector, 0, ALL)).isZero();
      taken.add(opposite);
      taken.add(new short[48]);
      assertThat(taken.greatest(vector, 0, ALL)).isZero();
      assertThat(taken.greatest(new short[48], 0, ALL)).isZero();
      taken.add(vector);
      assertThat(taken.greatest(vector, 0, ALL)).isEqualTo(TakenVectors.ONE);
      assertThat(taken.size()).isEqualTo(3);
    }
  }

  @Test
  void endsTheSearchWithWhatIsEnough() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7L);
    TakenVectors taken = new TakenVectors(8);
    short[] vector = TestVectors.unit(random, 8);
    short[] near = vector.clone();
    near[0] = (short) (near[0] + 100);
    taken.add(near);
    for (int i = 0; i < 255; i++) {
      taken.add(new short[8]);
    }
    taken.add(vector);
    assertThat(taken.greatest(vector, 0, 900_000)).isEqualTo(cosine(vector, near));
    assertThat(taken.greatest(vector, 0, TakenVectors.ONE)).isEqualTo(TakenVectors.ONE);
  }

  @Test
  void refusesOtherDimensions() {
    assertThatThrownBy(() -> new TakenVectors(0)).hasMessage("vectors cannot have 0 dimensions");
    assertThatThrownBy(() -> new TakenVectors(8193)).hasMessageContaining("8193");
    assertThatThrownBy(() -> new TakenVectors(3).add(new short[2]))
        .hasMessage("a vector of 2 instead of 3 dimensions");
    assertThatThrownBy(() -> new TakenVectors(3).greatest(new short[4], 0, 1))
        .hasMessage("a vector of 4 instead of 3 dimensions");
  }
}
