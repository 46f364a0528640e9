// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * How often the better one of two was told.
 *
 * @param pairs how many were asked
 * @param halves two for each pair told right, one for each tie
 */
public record PairAccuracy(long pairs, long halves) {

  /** Nothing asked yet. */
  public static final PairAccuracy NONE = new PairAccuracy(0, 0);

  private static final double ERROR_RATE = 0.05;

  /** With one more pair: {@code difference} is positive where it was told right, zero for a tie. */
  PairAccuracy with(long difference) {
    return new PairAccuracy(pairs + 1, halves + 1 + Long.signum(difference));
  }

  /** The share told right, ties counting half; not a number where nothing was asked. */
  public double share() {
    return halves / (2.0 * pairs);
  }

  /**
   * Wilson's score interval at 95 % (Wilson 1927, doi:10.1080/01621459.1927.10502953), ties rounded
   * to the nearest whole success. Assumes that pairs are independent.
   */
  public Interval interval() {
    return BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
        Math.toIntExact(pairs), Math.toIntExact((halves + 1) / 2), ERROR_RATE);
  }
}
