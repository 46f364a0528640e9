// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.batching.BucketPlan.Batch;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class BucketPlanTest {

  @Test
  void rowsMeetInTheMultipleOfSixteenAboveTheirOwnLength() {
    BucketPlan plan = BucketPlan.of(new int[] {1, 16, 17, 32, 33, 2}, 512, 4096);

    assertThat(plan.batches())
        .containsExactly(
            new Batch(16, List.of(0, 1, 5)),
            new Batch(32, List.of(2, 3)),
            new Batch(48, List.of(4)));
    assertThat(plan.tokens()).isEqualTo(3 * 16 + 2 * 32 + 48);
  }

  @Test
  void noRowMakesNoBatch() {
    BucketPlan plan = BucketPlan.of(new int[0], 512, 4096);

    assertThat(plan.batches()).isEmpty();
    assertThat(plan.padding(new int[0])).isZero();
  }

  @Test
  void theBudgetCountsPadding() {
    BucketPlan plan = BucketPlan.of(new int[] {9, 9, 9, 9, 9}, 512, 32);

    assertThat(plan.batches())
        .containsExactly(
            new Batch(16, List.of(0, 1)), new Batch(16, List.of(2, 3)), new Batch(16, List.of(4)));
    assertThat(plan.padding(new int[] {9, 9, 9, 9, 9})).isEqualTo(1 - 45 / 80.0);
  }

  @Test
  void aRowLongerThanTheBudgetIsAlone() {
    assertThat(BucketPlan.of(new int[] {100, 100}, 512, 10).batches())
        .containsExactly(new Batch(112, List.of(0)), new Batch(112, List.of(1)));
  }

  @Test
  void theLastBucketEndsWhereTheModelDoes() {
    assertThat(BucketPlan.of(new int[] {97, 100}, 100, 4096).batches())
        .containsExactly(new Batch(100, List.of(0, 1)));
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> BucketPlan.of(new int[] {0}, 512, 4096))
        .hasMessage("a row of 0 tokens; allowed are 1 to 512");
    assertThatThrownBy(() -> BucketPlan.of(new int[] {513}, 512, 4096))
        .hasMessage("a row of 513 tokens; allowed are 1 to 512");
    assertThatThrownBy(() -> BucketPlan.of(new int[] {1}, 512, 0))
        .hasMessageContaining("token budget: 0");
  }

  @Test
  void everyRowIsPlannedOnceInAnyMixture() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20260102L);
    int[] lengths = random.ints(1000, 1, 513).toArray();

    BucketPlan plan = BucketPlan.of(lengths, 512, 1024);

    assertThat(plan.batches().stream().flatMap(batch -> batch.rows().stream()).sorted())
        .containsExactlyElementsOf(IntStream.range(0, lengths.length).boxed().toList());
    assertThat(plan.batches())
        .allSatisfy(
            batch -> {
              assertThat(batch.tokens()).isLessThanOrEqualTo(1024);
              assertThat(batch.rows())
                  .allMatch(
                      row -> lengths[row] <= batch.width() && lengths[row] > batch.width() - 16);
            });
  }
}
