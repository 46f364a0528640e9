// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.culture;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * A share with Wilson's score interval at 95 % (Wilson 1927, doi:10.1080/01621459.1927.10502953),
 * which assumes that the cases are independent.
 *
 * @param hits 0 to {@code of}
 * @param of 0 or more
 * @param value hits / of; not a number where there was no case
 * @param low the interval's lower end
 * @param high its upper end
 */
public record Share(int hits, int of, double value, double low, double high) {

  private static final double ERROR_RATE = 0.05;

  /** A share; of no case, anything from 0 to 1. */
  static Share of(int hits, int of) {
    if (of == 0) {
      return new Share(0, 0, Double.NaN, 0, 1);
    }
    Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(of, hits, ERROR_RATE);
    return new Share(
        hits, of, (double) hits / of, interval.getLowerBound(), interval.getUpperBound());
  }
}
