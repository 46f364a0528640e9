// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import io.mdaq.core.training.BatchPlan;
import io.mdaq.core.training.BatchSource;
import io.mdaq.core.training.RowOrder;
import java.util.Arrays;
import java.util.List;

/** Deals examples to steps. */
public final class CausalSource implements BatchSource<CausalBatch> {

  private final ExampleSet examples;
  private final RowOrder order;
  private final int longest;

  public CausalSource(ExampleSet examples, BatchPlan plan) {
    this.examples = examples;
    int[] lengths = examples.usable().stream().mapToInt(Example::length).toArray();
    this.order = new RowOrder(lengths, plan);
    this.longest = Arrays.stream(lengths).max().orElse(0);
  }

  @Override
  public int stepsPerEpoch() {
    return order.stepsPerEpoch();
  }

  @Override
  public List<CausalBatch> step(long step) {
    return order.batches(step).stream().map(this::batch).toList();
  }

  private CausalBatch batch(int[] rows) {
    return CausalBatch.of(
        Arrays.stream(rows).map(row -> examples.places().get(row)).toArray(),
        Arrays.stream(rows).mapToObj(row -> examples.usable().get(row)).toList(),
        longest);
  }
}
