// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.culture;

/**
 * A mean of counts with the interval of the normal approximation at 95 %, mean ± 1.96 s / sqrt(n),
 * which assumes that the cases are independent and many. Counts are summed as whole numbers.
 *
 * @param value the mean
 * @param low the interval's lower end, not below 0; the mean itself for a single case
 * @param high its upper end
 */
public record Mean(double value, double low, double high) {

  /** The 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * The mean of n counts.
   *
   * @param sum of the counts
   * @param squares the sum of their squares
   * @param n at least 1
   */
  static Mean of(long sum, long squares, long n) {
    double mean = (double) sum / n;
    double variance = n < 2 ? 0 : (squares - sum * mean) / (n - 1);
    double half = Z * Math.sqrt(Math.max(0, variance) / n);
    return new Mean(mean, Math.max(0, mean - half), mean + half);
  }
}
