// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.config.SelectionConfig;
import java.io.Serializable;

/** A rule that chooses at most {@code budget} samples of a group. */
public sealed interface SelectionStrategy extends Serializable
    permits SummaryStrategy, VectorStrategy {

  /** What the samples are ranked by. */
  RankingValue rankedBy();

  /** Whether samples must be clustered first. */
  boolean needsClusters();

  /**
   * How many samples of a group the rule may choose from; no budget is larger.
   *
   * @param group how often each ranking value occurs
   */
  default long eligible(ValueHistogram group) {
    return group.total();
  }

  /**
   * The strategy that a configuration asks for.
   *
   * @throws io.mdaq.core.problem.UserException where a key that it needs cannot be read
   */
  static SelectionStrategy of(SelectionConfig selection) {
    return switch (selection.strategy()) {
      case DAS, DIVERSITY -> new DiversityAwareSelection(QualityToDiversity.of(selection));
      case QUALITY -> new BestRanked(RankingValue.SCORE, Stage.QUALITY);
      case THRESHOLD -> new ScoreThreshold(ScoreCutOff.parse(selection.threshold()));
      case GREEDY ->
          new GreedySelection(
              TakenVectors.millionths(selection.maxSimilarity()), new PoolLimit(selection.pool()));
      case MMR ->
          new MarginalRelevance(
              TakenVectors.millionths(selection.mmrLambda()), new PoolLimit(selection.pool()));
      case RANDOM -> new BestRanked(RankingValue.RANDOM, Stage.RANDOM);
      case LONGEST -> new BestRanked(RankingValue.LENGTH, Stage.LONGEST);
    };
  }
}
