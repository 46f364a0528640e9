// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import java.util.List;

/**
 * A strategy that compares the vectors of a group's samples with each other, one choice after the
 * other: it needs them in one place, and so no more of them than {@link #pool} says.
 */
public sealed interface VectorStrategy extends SelectionStrategy
    permits GreedySelection, MarginalRelevance {

  /** How many samples it looks at. */
  PoolLimit pool();

  @Override
  default RankingValue rankedBy() {
    return RankingValue.SCORE;
  }

  @Override
  default boolean needsClusters() {
    return false;
  }

  /**
   * Plans the selection of a group.
   *
   * @param budget at most so many are chosen
   * @param group how often each score occurs in the whole group
   * @param pool the group's best samples, best first; all vectors of one length
   */
  SelectionPlan plan(int budget, ValueHistogram group, List<Candidate> pool);
}
