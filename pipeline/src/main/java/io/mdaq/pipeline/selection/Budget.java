// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.problem.UserException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How many samples are to be selected in all. */
public sealed interface Budget extends Serializable {

  /** Larger budgets would not fit into the memory of one plan. */
  long MAX = 100_000_000;

  /**
   * The number of samples to select out of {@code available} ones; may exceed them.
   *
   * @param available not negative
   */
  long of(long available);

  /**
   * A fixed number.
   *
   * @param samples from 1 to {@link #MAX}
   */
  record Absolute(long samples) implements Budget {

    public Absolute {
      if (samples < 1 || samples > MAX) {
        throw refused(Long.toString(samples));
      }
    }

    @Override
    public long of(long available) {
      return samples;
    }
  }

  /**
   * A share of what there is, rounded to the nearest number (half up), at least 1 of at least 1.
   *
   * @param share above 0, at most 1
   */
  record Fraction(BigDecimal share) implements Budget {

    public Fraction {
      if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
        throw refused(share.toPlainString());
      }
    }

    @Override
    public long of(long available) {
      long rounded =
          share
              .multiply(BigDecimal.valueOf(available))
              .setScale(0, RoundingMode.HALF_UP)
              .longValueExact();
      return Math.max(rounded, Math.min(available, 1));
    }
  }

  /**
   * Reads {@code 6000} (a number of samples), {@code 0.1} or {@code 10%} (a share). Digits alone
   * are a number of samples: {@code 1} is one sample, {@code 1.0} and {@code 100%} are all.
   */
  static Budget parse(String text) {
    String stripped = text.strip().toLowerCase(Locale.ROOT);
    if (stripped.matches("\\d{1,18}")) {
      return parseAbsolute(text, Long.parseLong(stripped));
    }
    if (stripped.matches("\\d{1,18}(\\.\\d{1,18})?\\s*%")) {
      String percent = stripped.substring(0, stripped.length() - 1).strip();
      return parseFraction(text, new BigDecimal(percent).movePointLeft(2));
    }
    if (stripped.matches("\\d{0,18}\\.\\d{1,18}")) {
      return parseFraction(text, new BigDecimal(stripped));
    }
    throw refused(text);
  }

  private static Budget parseAbsolute(String text, long samples) {
    if (samples < 1 || samples > MAX) {
      throw refused(text);
    }
    return new Absolute(samples);
  }

  private static Budget parseFraction(String text, BigDecimal share) {
    if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw refused(text);
    }
    return new Fraction(share);
  }

  private static UserException refused(String value) {
    return UserException.usage(
        "selection.budget is \""
            + value
            + "\"; write a number of samples from 1 to "
            + MAX
            + " (as 6000) or a share above 0 and at most 1 (as 0.1 or 10%)");
  }
}
