// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.training.BatchPlan.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowOrderTest {

  private static final int[] LENGTHS = new SplittableRandom(5).ints(1003, 1, 200).toArray();

  @ParameterizedTest
  @EnumSource
  void anEpochHasEveryRowOnce(Order order) {
    RowOrder rows = new RowOrder(LENGTHS, new BatchPlan(16, 500, order, 3));

    for (int epoch = 0; epoch < 3; epoch++) {
      List<Integer> seen = new ArrayList<>();
      for (int step = 0; step < rows.stepsPerEpoch(); step++) {
        rows.batches((long) epoch * rows.stepsPerEpoch() + step)
            .forEach(batch -> Arrays.stream(batch).forEach(seen::add));
        assertThat(seen).hasSize(Math.min(LENGTHS.length, 16 * (step + 1)));
      }
      assertThat(seen)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, LENGTHS.length).boxed().toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void batchesHaveRoomForTheirPadding(Order order) {
    RowOrder rows = new RowOrder(LENGTHS, new BatchPlan(16, 500, order, 3));

    for (int step = 0; step < rows.stepsPerEpoch(); step++) {
      for (int[] batch : rows.batches(step)) {
        int width = Arrays.stream(batch).map(row -> LENGTHS[row]).max().orElseThrow();
        assertThat(width * batch.length).isLessThanOrEqualTo(500);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStepDoesNotDependOnThoseAskedBefore(Order order) {
    BatchPlan plan = new BatchPlan(16, 500, order, 3);
    RowOrder forward = new RowOrder(LENGTHS, plan);
    long last = 4L * forward.stepsPerEpoch();
    for (long step = 0; step < last; step++) {
      forward.batches(step);
    }

    assertThat(lists(new RowOrder(LENGTHS, plan).batches(last)))
        .isEqualTo(lists(forward.batches(last)));
  }

  @Test
  void epochsAndSeedsDiffer() {
    RowOrder rows = new RowOrder(LENGTHS, new BatchPlan(16, 1 << 20, Order.SHUFFLED, 3));
    RowOrder others = new RowOrder(LENGTHS, new BatchPlan(16, 1 << 20, Order.SHUFFLED, 4));

    assertThat(rows.batches(0).get(0))
        .isNotEqualTo(rows.batches(rows.stepsPerEpoch()).get(0))
        .isNotEqualTo(others.batches(0).get(0));
  }

  @Test
  void groupingByLengthSavesPadding() {
    assertThat(padded(Order.BY_LENGTH)).isLessThan(0.7 * padded(Order.SHUFFLED));
  }

  /** Tokens of an epoch, padding included, where a step is one batch. */
  private static double padded(Order order) {
    RowOrder rows = new RowOrder(LENGTHS, new BatchPlan(16, 1 << 20, order, 3));
    return IntStream.range(0, rows.stepsPerEpoch())
        .mapToObj(step -> rows.batches(step).get(0))
        .mapToInt(batch -> batch.length * LENGTHS[batch[0]])
        .sum();
  }

  @Test
  void aRowLongerThanABatchIsABatch() {
    RowOrder rows = new RowOrder(new int[] {5, 900, 5}, new BatchPlan(3, 10, Order.GIVEN, 0));

    assertThat(lists(rows.batches(0))).containsExactly(List.of(1), List.of(0, 2));
  }

  @Test
  void oneRow() {
    RowOrder rows = new RowOrder(new int[] {1}, new BatchPlan(256, 10, Order.BY_LENGTH, 0));

    assertThat(rows.stepsPerEpoch()).isEqualTo(1);
    assertThat(lists(rows.batches(7))).containsExactly(List.of(0));
  }

  @Test
  void noRowIsAProblem() {
    assertThatThrownBy(() -> new RowOrder(new int[0], new BatchPlan(1, 1, Order.GIVEN, 0)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no row to train on");
  }

  @Test
  void plansOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchPlan(0, 1, Order.GIVEN, 0))
        .withMessage("rowsPerStep: 0; allowed is at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchPlan(1, 0, Order.GIVEN, 0))
        .withMessage("tokensAtOnce: 0; allowed is at least 1");
  }

  private static List<List<Integer>> lists(List<int[]> batches) {
    return batches.stream().map(batch -> Arrays.stream(batch).boxed().toList()).toList();
  }
}
