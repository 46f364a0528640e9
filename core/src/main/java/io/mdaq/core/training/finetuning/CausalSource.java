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

  public CausalSource(ExampleSet examples, BatchPlan plan) {
    this.examples = examples;
    this.order = new RowOrder(examples.usable().stream().mapToInt(Example::length).toArray(), plan);
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
        Arrays.stream(rows).mapToObj(row -> examples.usable().get(row)).toList());
  }
}
