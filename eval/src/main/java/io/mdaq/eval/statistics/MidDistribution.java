// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

/**
 * The distribution of numbers of which many may be equal: to each, the share of smaller ones and
 * half the share of equal ones, with straight lines between (Ma, Genton and Parzen 2011,
 * doi:10.1007/s10463-008-0215-z).
 */
final class MidDistribution {

  private MidDistribution() {}

  /**
   * The share of numbers below a value; never 0 or 1.
   *
   * @param ascending at least one
   */
  static double below(double[] ascending, double value) {
    double smaller = 0;
    double equal = 0;
    for (double number : ascending) {
      if (number < value) {
        smaller++;
      } else if (number == value) {
        equal++;
      }
    }
    double share = (smaller + equal / 2) / ascending.length;
    double least = 0.5 / ascending.length;
    return Math.min(1 - least, Math.max(least, share));
  }

  /**
   * The value below which a share of the numbers lies; the smallest or largest number beyond them.
   *
   * @param ascending at least one
   */
  static double quantile(double[] ascending, double share) {
    double lowerValue = ascending[0];
    double lowerShare = 0;
    for (int from = 0; from < ascending.length; ) {
      int to = from;
      while (to < ascending.length && ascending[to] == ascending[from]) {
        to++;
      }
      double upperShare = (from + to) / (2.0 * ascending.length);
      if (upperShare >= share) {
        double part = from == 0 ? 1 : (share - lowerShare) / (upperShare - lowerShare);
        return lowerValue + part * (ascending[from] - lowerValue);
      }
      lowerValue = ascending[from];
      lowerShare = upperShare;
      from = to;
    }
    return lowerValue;
  }
}
