// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * The paired sign test, exact and two-sided. Hypothesis: on a question that is not tied, either
 * system is as likely to win. Ties say nothing about it and are left out (Dixon and Mood 1946,
 * doi:10.1080/01621459.1946.10501898). Assumes that the questions are independent.
 *
 * @param wins questions won
 * @param losses questions lost
 * @param p how likely a split at least as uneven is under the hypothesis; 1 without decisions
 */
public record SignTest(long wins, long losses, double p) {

  private static final BinomialTest GREATER =
      BinomialTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);

  /**
   * The test.
   *
   * @param wins 0 or more
   * @param losses 0 or more; with the wins less than 2^31
   */
  public static SignTest of(long wins, long losses) {
    int decided = Math.toIntExact(Math.addExact(wins, losses));
    if (decided == 0) {
      return new SignTest(wins, losses, 1);
    }
    // Twice one tail: the two are equal at one half, which the two-sided test of Commons Statistics
    // 1.2 misses by a rounding error, so that it leaves the likeliest outcome of the other tail
    // out.
    double tail = GREATER.test(decided, (int) Math.max(wins, losses), 0.5).getPValue();
    return new SignTest(wins, losses, Math.min(1, 2 * tail));
  }
}
