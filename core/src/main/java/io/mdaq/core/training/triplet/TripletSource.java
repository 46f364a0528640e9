// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.triplet;

import io.mdaq.core.training.BatchPlan;
import io.mdaq.core.training.BatchSource;
import io.mdaq.core.training.RowOrder;
import java.util.Arrays;
import java.util.List;

/** Deals triplets to steps. A triplet counts as three times its longest text. */
public final class TripletSource implements BatchSource<TripletBatch> {

  private final List<Triplet> triplets;
  private final int padId;
  private final RowOrder order;

  /**
   * @param padId fills rows up: the encoder's own
   * @throws io.mdaq.core.problem.UserException if there is no triplet
   */
  public TripletSource(List<Triplet> triplets, int padId, BatchPlan plan) {
    this.triplets = List.copyOf(triplets);
    this.padId = padId;
    this.order = new RowOrder(triplets.stream().mapToInt(t -> 3 * t.length()).toArray(), plan);
  }

  @Override
  public int stepsPerEpoch() {
    return order.stepsPerEpoch();
  }

  @Override
  public List<TripletBatch> step(long step) {
    return order.batches(step).stream()
        .map(
            rows ->
                TripletBatch.of(rows, Arrays.stream(rows).mapToObj(triplets::get).toList(), padId))
        .toList();
  }
}
