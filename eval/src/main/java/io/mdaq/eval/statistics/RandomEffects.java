// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Effects of several groups brought together, where each group may have a true effect of its own:
 * what to expect of another group of the same kind (DerSimonian and Laird 1986,
 * doi:10.1016/0197-2456(86)90046-2). With effects y, variances v and w = 1/v,
 *
 * <pre>
 * Q    = sum w (y - sum wy / sum w)²        tau² = max(0, (Q - (k - 1)) / (sum w - sum w² / sum w))
 * I²   = max(0, 1 - (k - 1) / Q)            mean = sum y/(v + tau²) / sum 1/(v + tau²)
 * </pre>
 *
 * <p>The interval is Hartung and Knapp's, from the t distribution with k - 1 degrees of freedom
 * (Hartung and Knapp 2001, doi:10.1002/sim.791). Q is compared with the chi-squared distribution
 * (Cochran 1954, doi:10.2307/3001666); I² is Higgins and Thompson's (2002, doi:10.1002/sim.1186).
 *
 * <p>Assumes independent groups with known variances. Languages that translate the same questions
 * are positively dependent: Q and I² then understate how they differ, and the interval speaks of
 * other languages on the same questions.
 *
 * @param groups how many, at least 2
 * @param mean the expected effect
 * @param interval of the mean at 95 %
 * @param tau2 the variance of the true effects
 * @param q the weighted spread
 * @param qP how likely a Q as large is where all true effects are equal
 * @param i2 the share of the spread that chance does not explain, 0 to 1
 */
public record RandomEffects(
    int groups, double mean, Interval interval, double tau2, double q, double qP, double i2) {

  private static final double ERROR_RATE = 0.05;

  /**
   * Brings effects together.
   *
   * @param effects at least 2
   * @param variances of their estimates, above 0
   */
  public static RandomEffects of(double[] effects, double[] variances) {
    int k = effects.length;
    if (k < 2 || k != variances.length || !Arrays.stream(variances).allMatch(v -> v > 0)) {
      throw new IllegalArgumentException(
          k + " effects with variances " + Arrays.toString(variances));
    }
    double sumW = 0;
    double sumW2 = 0;
    for (double variance : variances) {
      sumW += 1 / variance;
      sumW2 += 1 / (variance * variance);
    }
    double q = spread(effects, variances, 0, mean(effects, variances, 0));
    int freedom = k - 1;
    double tau2 = Math.max(0, (q - freedom) / (sumW - sumW2 / sumW));
    double mean = mean(effects, variances, tau2);
    double weights = 0;
    for (double variance : variances) {
      weights += 1 / (variance + tau2);
    }
    double scale = spread(effects, variances, tau2, mean) / freedom;
    double half =
        TDistribution.of(freedom).inverseSurvivalProbability(ERROR_RATE / 2)
            * Math.sqrt(scale / weights);
    return new RandomEffects(
        k,
        mean,
        new Interval(mean - half, mean + half),
        tau2,
        q,
        ChiSquaredDistribution.of(freedom).survivalProbability(q),
        q == 0 ? 0 : Math.max(0, 1 - freedom / q));
  }

  private static double mean(double[] effects, double[] variances, double tau2) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < effects.length; i++) {
      sum += effects[i] / (variances[i] + tau2);
      weights += 1 / (variances[i] + tau2);
    }
    return sum / weights;
  }

  private static double spread(double[] effects, double[] variances, double tau2, double mean) {
    double sum = 0;
    for (int i = 0; i < effects.length; i++) {
      sum += (effects[i] - mean) * (effects[i] - mean) / (variances[i] + tau2);
    }
    return sum;
  }

  /**
   * The variance of a mean preference for {@link #of}. Where all preferences are the same it would
   * be 0, which no group of finite size has: half a win and half a loss are then added (the
   * correction of Haldane 1956, doi:10.1111/j.1469-1809.1955.tb01285.x).
   *
   * @param n preferences, at least 1
   * @param standardError of their mean; empty for a single one
   */
  public static double variance(double mean, long n, OptionalDouble standardError) {
    double known = standardError.orElse(0);
    if (known > 0) {
      return known * known;
    }
    double corrected = (mean * n + 0.5) / (n + 1);
    return corrected * (1 - corrected) / (n + 1);
  }

  /** The same for means that are shares: the interval is cut to what a share can be. */
  public RandomEffects ofShares() {
    return new RandomEffects(groups, mean, interval.ofShare(), tau2, q, qP, i2);
  }
}
