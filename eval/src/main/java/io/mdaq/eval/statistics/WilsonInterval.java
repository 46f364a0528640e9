// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

/**
 * Wilson's score interval for a share, at 95 %: all shares that a test at 5 % would not tell from
 * the one seen (Wilson 1927, doi:10.1080/01621459.1927.10502953; recommended over the textbook's
 * interval by Agresti and Coull 1998, doi:10.1080/00031305.1998.10480550). With the share p of n
 * and the normal quantile z its ends are
 *
 * <pre>(p + z²/2n ± z sqrt(p(1 - p)/n + z²/4n²)) / (1 + z²/n)</pre>
 *
 * <p>A win rate is no share of successes, because ties count half and graded preferences lie
 * anywhere from 0 to 1; p is then their mean, (wins + ties/2)/n. The formula takes the variance of
 * one comparison to be p(1 - p), which no variable between 0 and 1 with mean p exceeds (with ties
 * it is less by a quarter of their share): the interval is as wide as needed or wider. It assumes
 * that the n comparisons are independent.
 *
 * @param low at least 0
 * @param high at most 1
 */
public record WilsonInterval(double low, double high) {

  /** The 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * The interval around a mean.
   *
   * @param mean 0 to 1
   * @param n at least 1
   */
  public static WilsonInterval of(double mean, long n) {
    if (!(mean >= 0 && mean <= 1) || n < 1) {
      throw new IllegalArgumentException("no share: " + mean + " of " + n);
    }
    double z2 = Z * Z;
    double centre = mean + z2 / (2 * n);
    double half = Z * Math.sqrt(mean * (1 - mean) / n + z2 / (4.0 * n * n));
    double scale = 1 + z2 / n;
    // At the ends the exact bound is 0 or 1, which rounding may miss.
    return new WilsonInterval(
        mean == 0 ? 0 : Math.max(0, (centre - half) / scale),
        mean == 1 ? 1 : Math.min(1, (centre + half) / scale));
  }
}
