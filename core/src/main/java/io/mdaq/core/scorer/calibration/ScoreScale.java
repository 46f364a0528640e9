// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.calibration;

/**
 * By what the difference of two scores is to be multiplied so that it says the log-odds, where it
 * only ranks, as cosines do: the factor under which the right answers are most likely (Platt 1999;
 * with one factor and no shift it is temperature scaling, Guo et al. 2017, arXiv 1706.04599,
 * section 4.2).
 */
public final class ScoreScale {

  /** No differences need more; they may all be right, and then no factor would be large enough. */
  public static final double MOST = 1000;

  private static final int HALVINGS = 60;

  private ScoreScale() {}

  /**
   * The factor, from 0 (the differences say nothing) to {@link #MOST}; 1 without differences.
   *
   * @param differences of the better side's score and the other's, finite
   */
  public static double fit(double[] differences) {
    if (differences.length == 0) {
      return 1;
    }
    // The likelihood is concave in the factor, so its slope falls and has one root at most.
    double low = 0;
    double high = MOST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (slope(middle, differences) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double slope(double factor, double[] differences) {
    double slope = 0;
    for (double difference : differences) {
      slope += difference / (1 + Math.exp(factor * difference));
    }
    return slope;
  }
}
