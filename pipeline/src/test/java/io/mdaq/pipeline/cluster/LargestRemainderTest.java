// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

  @Test
  void servesTheLargestRemaindersAndTiesByIndex() {
    assertThat(LargestRemainder.divide(new long[] {50, 30, 20}, 11)).containsExactly(6, 3, 2);
    assertThat(LargestRemainder.divide(new long[] {1, 1, 1}, 2)).containsExactly(1, 1, 0);
    assertThat(LargestRemainder.divide(new long[] {0, 5}, 5)).containsExactly(0, 5);
    assertThat(LargestRemainder.divide(new long[] {3}, 0)).containsExactly(0);
  }

  @Test
  void leavesNoneOut() {
    assertThat(LargestRemainder.divideLeavingNoneOut(new long[] {1, 1000, 0, 1000}, 10))
        .containsExactly(1, 4, 0, 5);
    assertThatThrownBy(() -> LargestRemainder.divideLeavingNoneOut(new long[] {1, 1}, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void neverGivesMoreThanThereIs() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1L);
    for (int round = 0; round < 2000; round++) {
      long[] sizes = random.longs(random.nextInt(1, 12), 0, 30).toArray();
      long sum = Arrays.stream(sizes).sum();
      if (sum == 0) {
        continue;
      }
      long total = random.nextLong(0, sum + 1);
      long[] shares = LargestRemainder.divide(sizes, total);
      assertThat(Arrays.stream(shares).sum()).isEqualTo(total);
      boolean enough = total >= Arrays.stream(sizes).filter(size -> size > 0).count();
      long[] fair = enough ? LargestRemainder.divideLeavingNoneOut(sizes, total) : shares;
      assertThat(Arrays.stream(fair).sum()).isEqualTo(total);
      for (int i = 0; i < sizes.length; i++) {
        assertThat(shares[i]).isBetween(0L, sizes[i]);
        assertThat(fair[i]).isBetween(enough && sizes[i] > 0 ? 1L : 0L, sizes[i]);
        assertThat(Math.abs((double) shares[i] - (double) sizes[i] * total / sum)).isLessThan(1);
      }
    }
  }

  @Test
  void refusesToOverflow() {
    assertThatThrownBy(() -> LargestRemainder.divide(new long[] {Long.MAX_VALUE, 1}, 1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> LargestRemainder.divide(new long[] {Long.MAX_VALUE / 2}, 3))
        .isInstanceOf(ArithmeticException.class);
  }
}
