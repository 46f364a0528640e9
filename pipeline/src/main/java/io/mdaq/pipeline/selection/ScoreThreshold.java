// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

/**
 * Takes the samples at or above a cut-off of the score, the best of them where the budget is
 * smaller.
 *
 * @param cutOff the same rule in each group
 */
public record ScoreThreshold(ScoreCutOff cutOff) implements SummaryStrategy {

  private static final BestRanked BEST = new BestRanked(RankingValue.SCORE, Stage.THRESHOLD);

  @Override
  public RankingValue rankedBy() {
    return BEST.rankedBy();
  }

  @Override
  public boolean needsClusters() {
    return BEST.needsClusters();
  }

  @Override
  public long eligible(ValueHistogram group) {
    return cutOff.admitted(group);
  }

  /** The budget is no larger than {@link #eligible}, so the best are those at or above. */
  @Override
  public SelectionPlan plan(SelectionSummary summary) {
    return BEST.plan(summary);
  }
}
