// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

/**
 * A strategy that sees a group only through a {@link SelectionSummary}: ranks, and the best sample
 * of each cluster.
 */
public sealed interface SummaryStrategy extends SelectionStrategy
    permits DiversityAwareSelection, BestRanked, ScoreThreshold {

  /**
   * Plans the selection of a group.
   *
   * @param summary of the whole group, made for the budget of the plan
   */
  SelectionPlan plan(SelectionSummary summary);
}
