// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.culture;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A share with Wilson's score interval at 95 % (Wilson 1927, doi:10.1080/01621459.1927.10502953),
 * which assumes that the cases are independent.
 *
 * @param hits 0 to {@code of}
 * @param of 0 or more
 * @param value hits / of; null where there was no case
 * @param low the interval's lower end; null where there was no case
 * @param high its upper end; null where there was no case
 */
public record Share(
    int hits, int of, @Nullable Double value, @Nullable Double low, @Nullable Double high) {

  private static final double ERROR_RATE = 0.05;

  /** A share and its interval; of no case, neither. */
  static Share of(int hits, int of) {
    if (of == 0) {
      return new Share(0, 0, null, null, null);
    }
    Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(of, hits, ERROR_RATE);
    return new Share(
        hits, of, (double) hits / of, interval.getLowerBound(), interval.getUpperBound());
  }
}
