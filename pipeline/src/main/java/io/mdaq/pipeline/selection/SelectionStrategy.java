// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.problem.UserException;
import java.io.Serializable;

/**
 * A rule that chooses {@code budget} samples of a group. It sees the group only through a {@link
 * SelectionSummary} and answers with a {@link SelectionPlan}.
 */
public interface SelectionStrategy extends Serializable {

  /** What the samples are ranked by. */
  RankingValue rankedBy();

  /** Whether samples must be clustered first. */
  boolean needsClusters();

  /**
   * Plans the selection of a group.
   *
   * @param summary of the whole group, made for the budget of the plan
   */
  SelectionPlan plan(SelectionSummary summary);

  /**
   * The strategy of that name: {@code das}, {@code quality}, {@code random} or {@code longest}.
   *
   * @param split used by {@code das} only
   */
  static SelectionStrategy named(String name, QualityToDiversity split) {
    return switch (name) {
      case "das" -> new DiversityAwareSelection(split);
      case "quality" -> new BestRanked(RankingValue.SCORE, Stage.QUALITY);
      case "random" -> new BestRanked(RankingValue.RANDOM, Stage.RANDOM);
      case "longest" -> new BestRanked(RankingValue.LENGTH, Stage.LONGEST);
      default ->
          throw UserException.usage(
              "selection.strategy is \""
                  + name
                  + "\"; choose one of das, quality, random, longest");
    };
  }
}
