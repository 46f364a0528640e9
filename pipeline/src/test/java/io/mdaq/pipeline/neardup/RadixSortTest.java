// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadixSortTest {

  /** Used for texts of all lengths one after the other, as in a run. */
  private final RadixSort sorting = new RadixSort();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 127, 128, 129, 1000, 5000})
  void sortsTheFirstNumbersAndLeavesTheOthers(int size) {
    Random random = new Random(size);
    int[] numbers = random.ints(size + 10).toArray();
    numbers[0] = Integer.MIN_VALUE;
    numbers[size / 2] = Integer.MAX_VALUE;
    numbers[size / 3] = -1;
    numbers[size / 4] = 0;
    int[] expected = numbers.clone();
    Arrays.sort(expected, 0, size);
    sorting.sort(numbers, size);
    assertThat(numbers).isEqualTo(expected);
    sorting.sort(numbers, size);
    assertThat(numbers).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {-7, 0, 7})
  void equalNumbersStay(int number) {
    int[] numbers = new int[300];
    Arrays.fill(numbers, number);
    sorting.sort(numbers, numbers.length);
    assertThat(numbers).containsOnly(number);
  }
}
