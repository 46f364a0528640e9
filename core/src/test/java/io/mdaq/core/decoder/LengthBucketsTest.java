// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LengthBucketsTest {

  @Test
  void rowsOfOnePaddedLengthGoTogetherWithinTheBudget() {
    List<int[]> rows =
        List.of(new int[17], new int[1], new int[16], new int[32], new int[2], new int[5]);

    assertThat(LengthBuckets.plan(rows, 48))
        .containsExactly(new int[] {1, 2, 4}, new int[] {5}, new int[] {0}, new int[] {3});
  }

  @Test
  void aRowLongerThanTheBudgetGoesAlone() {
    assertThat(LengthBuckets.plan(List.of(new int[100], new int[100]), 10))
        .containsExactly(new int[] {0}, new int[] {1});
    assertThat(LengthBuckets.plan(List.of(), 10)).isEmpty();
  }

  @Test
  void shorterRowsAreFilledUpAtTheRight() {
    List<int[]> rows = List.of(new int[] {9}, new int[] {4, 5}, new int[] {7, 8, 9});

    assertThat(LengthBuckets.padded(rows, new int[] {2, 1}, 4))
        .containsExactly(7, 8, 9, 0, 4, 5, 0, 0);
  }
}
