// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The smallest true difference from one half that a comparison of this size finds in four cases of
 * five: (z(1 - alpha/2) + z(0.8)) standard errors (Cohen 1988, Statistical Power Analysis for the
 * Behavioral Sciences, 2nd ed., section 2; Bloom 1995, doi:10.1177/0193841X9501900504). Assumes
 * that the mean is near normal and that its standard error is the same at the effect. A result that
 * is not significant excludes no effect smaller than this.
 */
public final class DetectableEffect {

  /** How often the effect is found where it is there. */
  public static final double POWER = 0.8;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private DetectableEffect() {}

  /**
   * The effect, in shares of 1.
   *
   * @param standardError of the win rate, 0 or more
   * @param alpha of a two-sided test, above 0 and below 1
   */
  public static double of(double standardError, double alpha) {
    return standardError
        * (NORMAL.inverseSurvivalProbability(alpha / 2)
            + NORMAL.inverseCumulativeProbability(POWER));
  }
}
