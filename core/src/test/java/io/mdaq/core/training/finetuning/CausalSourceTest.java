// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.training.BatchPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CausalSourceTest {

  private static CausalSource source(int... lengths) {
    List<Example> examples = new ArrayList<>();
    for (int length : lengths) {
      int[] ids = new int[length];
      Arrays.fill(ids, length);
      examples.add(Example.ofText(ids));
    }
    return new CausalSource(
        ExampleSet.of(examples, 1024, ExampleSet.TooLong.DROP),
        new BatchPlan(1, 1 << 20, BatchPlan.Order.SHUFFLED, 1));
  }

  private static List<CausalBatch> epoch(CausalSource source) {
    List<CausalBatch> batches = new ArrayList<>();
    for (int step = 0; step < source.stepsPerEpoch(); step++) {
      batches.addAll(source.step(step));
    }
    return batches;
  }

  @Test
  void thereAreFewWidthsAndNoneIsAboveTheLongestRow() {
    assertThat(epoch(source(2, 31, 32, 33, 64, 70)))
        .extracting(CausalBatch::width)
        .containsExactlyInAnyOrder(32, 32, 32, 64, 64, 70);
  }

  @Test
  void paddingIsNoToken() {
    for (CausalBatch batch : epoch(source(2, 31, 70))) {
      int length = (int) batch.tokens();
      assertThat(batch.targets()).hasSize(length - 1).containsOnly(length);
      assertThat(batch.places()[length - 2]).isEqualTo(length - 2);
      assertThat(batch.ids()).hasSize(batch.width());
      assertThat(Arrays.copyOf(batch.ids(), length)).containsOnly(length);
    }
  }
}
