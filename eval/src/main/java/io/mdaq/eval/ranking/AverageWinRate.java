// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.ranking;

/**
 * The mean, over the systems that a system met, of its win rate against each: every opponent counts
 * the same, however often they met. It favours who met weak opponents; assumes nothing else.
 */
final class AverageWinRate {

  private AverageWinRate() {}

  /** The rates, 0 to 1; 0 for a system that met nobody. */
  static double[] of(Wins wins) {
    double[] rates = new double[wins.systems()];
    for (int i = 0; i < rates.length; i++) {
      double sum = 0;
      int met = 0;
      for (int j = 0; j < rates.length; j++) {
        double games = wins.of(i, j) + wins.of(j, i);
        if (games > 0) {
          sum += wins.of(i, j) / games;
          met++;
        }
      }
      rates[i] = met == 0 ? 0 : sum / met;
    }
    return rates;
  }
}
