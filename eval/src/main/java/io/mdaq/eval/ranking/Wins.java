// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.ranking;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Who won how often against whom, ties as half a win for each. Mutable, so that a bootstrap can
 * fill one again and again; sums of halves are exact.
 */
final class Wins {

  private final double[][] wins;

  Wins(int systems) {
    wins = new double[systems][systems];
  }

  int systems() {
    return wins.length;
  }

  double of(int system, int other) {
    return wins[system][other];
  }

  /** Adds so many wins. */
  void add(int winner, int loser, double times) {
    wins[winner][loser] += times;
  }

  void clear() {
    for (double[] row : wins) {
      Arrays.fill(row, 0);
    }
  }

  /**
   * Whether from each system a chain of wins leads to each other one. Exactly then the
   * Bradley-Terry model has one finite best fit (Ford 1957, doi:10.2307/2308513).
   */
  boolean isStronglyConnected() {
    return reaches(false) && reaches(true);
  }

  private boolean reaches(boolean backwards) {
    BitSet seen = new BitSet();
    BitSet open = new BitSet();
    open.set(0);
    while (!open.isEmpty()) {
      int system = open.nextSetBit(0);
      open.clear(system);
      seen.set(system);
      for (int other = 0; other < wins.length; other++) {
        double won = backwards ? wins[other][system] : wins[system][other];
        if (won > 0 && !seen.get(other)) {
          open.set(other);
        }
      }
    }
    return seen.cardinality() == wins.length;
  }
}
