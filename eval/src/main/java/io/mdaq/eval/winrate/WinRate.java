// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import io.mdaq.eval.statistics.WilsonInterval;
import java.util.OptionalDouble;

/**
 * How often the subject is preferred to the baseline, among the comparisons that were scored.
 *
 * @param wins preferences above a half
 * @param losses preferences below a half
 * @param ties preferences of exactly a half
 * @param value the mean preference, 0 to 1. Where preferences are verdicts that is (wins + ties /
 *     2) / n; where they are graded, as AlpacaEval's are, it is not
 * @param standardError of the mean; empty for a single comparison
 */
public record WinRate(
    long wins, long losses, long ties, double value, OptionalDouble standardError) {

  /** How many comparisons were scored. */
  public long n() {
    return wins + losses + ties;
  }

  /** The win rate with every comparison taken as a win, a loss or half of each. */
  public double discrete() {
    return (2 * wins + ties) / (2.0 * n());
  }

  /** At 95 %, assuming that the comparisons are independent. */
  public WilsonInterval interval() {
    return WilsonInterval.of(value, n());
  }
}
