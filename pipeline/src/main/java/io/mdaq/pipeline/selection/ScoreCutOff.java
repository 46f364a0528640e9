// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.scorer.QualityScorer;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** From which score on samples are good enough. */
public sealed interface ScoreCutOff extends Serializable {

  /** How many samples of a group are at or above the cut-off. */
  long admitted(ValueHistogram group);

  /**
   * The best of each group: of {@code n} samples the {@code n - floor(share * n)} best and their
   * equals, so at least one.
   *
   * @param share of the group that is below, from 0 to below 1
   */
  record Percentile(BigDecimal share) implements ScoreCutOff {

    public Percentile {
      if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) >= 0) {
        throw refused(share.movePointRight(2).toPlainString() + "%");
      }
    }

    @Override
    public long admitted(ValueHistogram group) {
      long total = group.total();
      if (total == 0) {
        return 0;
      }
      long below =
          share
              .multiply(BigDecimal.valueOf(total))
              .setScale(0, RoundingMode.FLOOR)
              .longValueExact();
      return group.atLeast(group.valueAtRank(total - below));
    }
  }

  /**
   * A score as such.
   *
   * @param least in ten-thousandths, as the ledger's
   */
  record Score(int least) implements ScoreCutOff {
    @Override
    public long admitted(ValueHistogram group) {
      return group.atLeast(least);
    }
  }

  /** Reads {@code 70%} (a percentile of each group) or {@code 0.75} (a score). */
  static ScoreCutOff parse(String text) {
    String stripped = text.strip();
    if (PERCENT.matcher(stripped).matches()) {
      String number = stripped.substring(0, stripped.length() - 1).strip();
      return new Percentile(new BigDecimal(number).movePointLeft(2));
    }
    if (SCORE.matcher(stripped).matches()) {
      return new Score(
          new BigDecimal(stripped).multiply(BigDecimal.valueOf(QualityScorer.SCALE)).intValue());
    }
    throw refused(text);
  }

  /** At most four decimals: scores have no more. */
  Pattern SCORE = Pattern.compile("-?\\d{1,5}(\\.\\d{1,4})?");

  Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?\\s*%");

  private static UserException refused(String value) {
    return UserException.usage(
        "selection.threshold is \""
            + value
            + "\"; write a percentile from 0% to below 100% (70% takes the best 30 % of each"
            + " language), or a score as the ledger has it, with at most four decimals (as 0.75)");
  }
}
