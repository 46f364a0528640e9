// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

/** What a win rate could have been had nothing been left out. */
public final class MissingScores {

  private MissingScores() {}

  /**
   * The win rates if every comparison without a score had been lost, and if every one had been won:
   * no assumption about why a score is missing can lead outside (Manski 1990,
   * jstor.org/stable/2006592). These are no confidence bounds: chance comes on top.
   *
   * @param mean of the scored comparisons
   * @param scored at least 1
   * @param missing 0 or more
   */
  public static Interval bounds(double mean, long scored, long missing) {
    if (missing == 0) {
      return new Interval(mean, mean);
    }
    double all = (double) scored + missing;
    return new Interval(mean * scored / all, (mean * scored + missing) / all);
  }
}
