// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.ranking;

import java.util.Arrays;
import java.util.Optional;

/**
 * Strengths s such that i beats j with the chance s(i) / (s(i) + s(j)), fitted by maximum
 * likelihood (Bradley and Terry 1952, doi:10.2307/2334029), a tie counting as half a win for each.
 * Fitted by Newman's iteration (2023, jmlr.org/papers/v24/22-1086.html),
 *
 * <pre>s(i) = sum_j w(i,j) s(j)/(s(i) + s(j)) / sum_j w(j,i)/(s(i) + s(j))</pre>
 *
 * <p>until no strength changes by more than 1e-13 of itself. Strengths add up to 1. Assumes that
 * games are independent given the strengths, and that one number a system is enough (no circles).
 */
final class BradleyTerry {

  private static final double TOLERANCE = 1e-13;
  private static final int MOST_ROUNDS = 100_000;

  private BradleyTerry() {}

  /**
   * The strengths; empty where there is no finite best fit, because some systems never lost to, or
   * never met, the others.
   */
  static Optional<double[]> fit(Wins wins) {
    if (wins.systems() == 0 || !wins.isStronglyConnected()) {
      return Optional.empty();
    }
    double[] strengths = new double[wins.systems()];
    Arrays.fill(strengths, 1.0 / strengths.length);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (improve(strengths, wins) <= TOLERANCE) {
        return Optional.of(strengths);
      }
    }
    return Optional.empty();
  }

  /** One round over all systems; the largest relative change. */
  private static double improve(double[] strengths, Wins wins) {
    double[] before = strengths.clone();
    for (int i = 0; i < strengths.length; i++) {
      double won = 0;
      double lost = 0;
      for (int j = 0; j < strengths.length; j++) {
        double both = strengths[i] + strengths[j];
        won += wins.of(i, j) * strengths[j] / both;
        lost += wins.of(j, i) / both;
      }
      strengths[i] = strengths.length == 1 ? 1 : won / lost;
    }
    double total = Arrays.stream(strengths).sum();
    double change = 0;
    for (int i = 0; i < strengths.length; i++) {
      strengths[i] /= total;
      change = Math.max(change, Math.abs(strengths[i] / before[i] - 1));
    }
    return change;
  }
}
