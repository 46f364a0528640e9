// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** The few ways in which counts and lengths become features. */
final class FeatureScale {

  /** Stands for a share that does not exist: of the list items where there is no list. */
  static final double ABSENT = -1;

  private static final double MAX_RATE = 30;

  /** Added to the length, so that one sign in a very short text gives no huge rate. */
  private static final double RATE_PRIOR_UNITS = 20;

  private FeatureScale() {}

  /** The logarithm of 1 + x, with the same bits on every machine. */
  static double log(double value) {
    return StrictMath.log1p(value);
  }

  /** Part over whole; {@code ifEmpty} where the whole is zero. */
  static double share(int part, int whole, double ifEmpty) {
    return whole == 0 ? ifEmpty : part / (double) whole;
  }

  /** Occurrences per hundred information units, at most 30. */
  static double rate(int count, double units) {
    return Math.min(MAX_RATE, 100.0 * count / (units + RATE_PRIOR_UNITS));
  }

  /** Standard deviation over mean + 1, from the sums over {@code count} values. */
  static double variation(double sum, double sumOfSquares, int count) {
    double mean = sum / count;
    return Math.sqrt(Math.max(0, sumOfSquares / count - mean * mean)) / (mean + 1);
  }
}
