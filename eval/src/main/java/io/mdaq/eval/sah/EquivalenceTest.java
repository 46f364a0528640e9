// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

import io.mdaq.eval.estimate.Estimate;
import io.mdaq.eval.winrate.Comparison;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two one-sided tests (TOST; D. J. Schuirmann 1987, doi:10.1007/BF01068419) of the hypothesis that
 * a win rate differs from 50 % by the margin or more. It is rejected at 5 % where both t tests
 * reject,
 *
 * <pre>t = (rate - 0.5 + margin) / se  and  t = (0.5 + margin - rate) / se,</pre>
 *
 * <p>that is, where the 90 % interval lies within the margin. The errors are those of questions
 * ({@link Estimate}), which are assumed to be independent draws, enough of them for their mean to
 * be about normal.
 */
final class EquivalenceTest {

  private EquivalenceTest() {}

  /**
   * The larger of the two p values; empty where there are fewer than two questions.
   *
   * @param margin above 0
   */
  static OptionalDouble pValue(Estimate rate, double margin) {
    OptionalDouble error = rate.standardError();
    if (error.isEmpty()) {
      return OptionalDouble.empty();
    }
    double room = margin - Math.abs(rate.value() - Comparison.EVEN);
    if (error.getAsDouble() == 0) {
      return OptionalDouble.of(room > 0 ? 0 : 1);
    }
    return OptionalDouble.of(
        TDistribution.of(rate.degrees()).survivalProbability(room / error.getAsDouble()));
  }
}
