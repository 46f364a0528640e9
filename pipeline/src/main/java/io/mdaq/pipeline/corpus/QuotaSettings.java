// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.corpus;

import io.mdaq.core.config.ClusterConfig.Scope;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.config.SelectionConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.selection.BestRanked;
import io.mdaq.pipeline.selection.Budget;
import io.mdaq.pipeline.selection.EmptyLanguages;
import io.mdaq.pipeline.selection.LanguageShares;
import io.mdaq.pipeline.selection.QualityToDiversity;
import io.mdaq.pipeline.selection.RankingValue;
import io.mdaq.pipeline.selection.ScoreCutOff;
import io.mdaq.pipeline.selection.ScoreThreshold;
import io.mdaq.pipeline.selection.SelectionStrategy;
import io.mdaq.pipeline.selection.Stage;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * How many samples are selected, and by what.
 *
 * @param strategy chooses within a group
 * @param split of a budget between quality and diversity
 * @param grouping what a group is
 * @param budget in all
 * @param shares how it is divided among languages
 * @param emptyLanguages whether a language may end with none
 * @param clusters clusters per group, or {@link #BY_BUDGET}
 * @param seed of rankings that draw by hash
 * @param maxInvalidFraction the run fails when more than this share of the rows is rejected
 */
public record QuotaSettings(
    SelectionStrategy strategy,
    QualityToDiversity split,
    Grouping grouping,
    Budget budget,
    LanguageShares shares,
    EmptyLanguages emptyLanguages,
    int clusters,
    long seed,
    double maxInvalidFraction)
    implements Serializable {

  /** Enough clusters for the diversity quota to be filled. */
  public static final int BY_BUDGET = 0;

  /**
   * The settings that a configuration asks for.
   *
   * @throws UserException where keys contradict each other
   */
  public static QuotaSettings of(CurateConfig config) {
    SelectionConfig selection = config.selection();
    EmptyLanguages empty =
        switch (selection.emptyLanguages()) {
          case REFUSED -> EmptyLanguages.REFUSED;
          case ALLOWED -> EmptyLanguages.ALLOWED;
        };
    Grouping grouping =
        switch (config.cluster().scope()) {
          case LANGUAGE -> Grouping.BY_LANGUAGE;
          case ALL -> Grouping.ALL_TOGETHER;
        };
    if (config.cluster().scope() == Scope.ALL) {
      requireNoLanguageShares(selection);
    }
    SelectionStrategy strategy = SelectionStrategy.of(selection);
    Budget budget = Budget.parse(selection.budget());
    if (strategy instanceof ScoreThreshold threshold
        && selection.allocation() == SelectionConfig.Allocation.PROPORTIONAL) {
      requireEffect(threshold.cutOff(), budget, selection);
    }
    return new QuotaSettings(
        strategy,
        QualityToDiversity.of(selection),
        grouping,
        budget,
        switch (selection.allocation()) {
          case PROPORTIONAL -> new LanguageShares.Proportional();
          case EQUAL -> new LanguageShares.Equal();
          case EXPLICIT -> new LanguageShares.Explicit(selection.explicit());
        },
        empty,
        config.cluster().count().orElse(BY_BUDGET),
        config.seed(),
        config.input().maxInvalidFraction());
  }

  /** The settings under which every sample is selected that is neither rejected nor a duplicate. */
  public static QuotaSettings ofAll(long seed, double maxInvalidFraction) {
    return new QuotaSettings(
        new BestRanked(RankingValue.SCORE, Stage.ALL),
        QualityToDiversity.DEFAULT,
        Grouping.BY_LANGUAGE,
        new Budget.Fraction(BigDecimal.ONE),
        new LanguageShares.Proportional(),
        EmptyLanguages.ALLOWED,
        BY_BUDGET,
        seed,
        maxInvalidFraction);
  }

  /** A budget of a smaller share of each language takes its best, whatever the threshold. */
  private static void requireEffect(ScoreCutOff cutOff, Budget budget, SelectionConfig selection) {
    if (cutOff instanceof ScoreCutOff.Percentile percentile
        && budget instanceof Budget.Fraction fraction
        && fraction.share().add(percentile.share()).compareTo(BigDecimal.ONE) < 0) {
      throw UserException.usage(
          "selection.budget (%s) takes fewer samples than selection.threshold (%s) lets in, so the"
                  .formatted(selection.budget(), selection.threshold())
              + " threshold would have no effect; set selection.budget to 100% to keep everything"
              + " at or above the threshold, or raise selection.threshold");
    }
  }

  /** One selection over all languages leaves each what it happens to get. */
  private static void requireNoLanguageShares(SelectionConfig selection) {
    if (selection.allocation() != SelectionConfig.Allocation.PROPORTIONAL) {
      throw UserException.usage(
          "cluster.scope: all selects over all languages at once, so selection.allocation (%s) has"
                  .formatted(selection.allocation().name().toLowerCase(Locale.ROOT))
              + " nothing to divide; leave it out, or set cluster.scope: language");
    }
    if (selection.emptyLanguages() != SelectionConfig.EmptyLanguages.ALLOWED) {
      throw UserException.usage(
          "cluster.scope: all selects over all languages at once, and a language may end with"
              + " nothing; say that this is meant with selection.allow_empty_languages: true, or set"
              + " cluster.scope: language");
    }
  }
}
