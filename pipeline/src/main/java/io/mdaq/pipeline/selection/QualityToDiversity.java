// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.config.SelectionConfig;
import io.mdaq.core.problem.UserException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a budget is split between the two stages of {@link DiversityAwareSelection}.
 *
 * @param quality parts for the quality stage, not negative
 * @param diversity parts for the diversity stage, not negative; not both zero
 */
public record QualityToDiversity(long quality, long diversity) implements Serializable {

  /** 6 : 1, as published (arXiv 2509.15549). */
  public static final QualityToDiversity DEFAULT = new QualityToDiversity(6, 1);

  private static final long MAX_PARTS = 1_000_000;
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)(?:\\s*:\\s*(\\d{1,7}(?:\\.\\d{1,3})?))?");

  public QualityToDiversity {
    if (quality < 0 || diversity < 0 || quality + diversity == 0) {
      throw new IllegalArgumentException("a split of " + quality + " : " + diversity);
    }
  }

  /**
   * The split that a configuration asks for: the strategy {@code diversity} takes nothing by score
   * alone.
   */
  public static QualityToDiversity of(SelectionConfig selection) {
    return selection.strategy() == SelectionConfig.Strategy.DIVERSITY
        ? new QualityToDiversity(0, 1)
        : parse(selection.qualityToDiversity());
  }

  /** Reads {@code 6} (meaning 6 : 1), {@code 2.5} or {@code 3:2}. */
  public static QualityToDiversity parse(String text) {
    Matcher matcher = NUMBERS.matcher(text.strip());
    if (matcher.matches()) {
      BigDecimal quality = new BigDecimal(matcher.group(1));
      BigDecimal diversity =
          matcher.group(2) == null ? BigDecimal.ONE : new BigDecimal(matcher.group(2));
      boolean tooLarge = quality.max(diversity).compareTo(BigDecimal.valueOf(MAX_PARTS)) > 0;
      if (!tooLarge && quality.add(diversity).signum() > 0) {
        return new QualityToDiversity(
            quality.movePointRight(3).longValueExact(),
            diversity.movePointRight(3).longValueExact());
      }
    }
    throw UserException.usage(
        "selection.quality_to_diversity is \""
            + text
            + "\"; write a number from 0 to 1000000, as 6 for six parts quality to one part"
            + " diversity, or two numbers as 3:2");
  }

  /** The diversity quota: the budget's share, rounded down. The rest is the quality quota. */
  public int diversityQuota(int budget) {
    return (int) (budget * diversity / (quality + diversity));
  }
}
