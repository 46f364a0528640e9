// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import java.util.List;

/**
 * Takes the best by a single value.
 *
 * @param rankedBy the value
 * @param stage the name under which the samples are selected
 */
public record BestRanked(RankingValue rankedBy, Stage stage) implements SummaryStrategy {

  @Override
  public boolean needsClusters() {
    return false;
  }

  @Override
  public SelectionPlan plan(SelectionSummary summary) {
    List<Rank> ranks = summary.candidates();
    PlannedCounts counts = new PlannedCounts(summary.budget(), 0, ranks.size(), 0, 0);
    return new SelectionPlan(
        stage,
        Threshold.forBest(ranks, ranks.size()),
        stage,
        List.of(),
        new Threshold.Closed(),
        counts);
  }
}
