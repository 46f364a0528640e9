// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.diagnostics;

import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.statistics.WilsonInterval;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How winning went with length. Length is counted in code points: both answers to a question are in
 * one language, so scripts that say more in fewer characters do the same to both.
 *
 * @param pairs scored comparisons whose answers are known
 * @param subjectLength mean length of the subject's answers
 * @param baselineLength mean length of the baseline's answers
 * @param decided pairs that were won or lost and whose answers differ in length
 * @param longerWon how many of those the longer answer won
 * @param share of the longer answers that won; null where nothing was decided
 * @param interval Wilson's at 95 %, for independent pairs; null likewise
 * @param lengthControlledMinimal see {@link LengthControlledMinimal}; null where it is not defined,
 *     and for several languages together
 */
public record LengthBias(
    long pairs,
    double subjectLength,
    double baselineLength,
    long decided,
    long longerWon,
    @Nullable Double share,
    @Nullable Interval interval,
    @Nullable Double lengthControlledMinimal) {

  /** The lower end of the share's interval from which it is said aloud. */
  private static final double STRONG = 0.75;

  /** Of one language's comparisons. */
  public static LengthBias of(List<LengthPair> pairs) {
    return of(pairs, LengthControlledMinimal.winRate(pairs));
  }

  /** Of several languages' comparisons together: lengths cannot be controlled across languages. */
  public static LengthBias ofSeveralLanguages(List<LengthPair> pairs) {
    return of(pairs, OptionalDouble.empty());
  }

  private static LengthBias of(List<LengthPair> pairs, OptionalDouble controlled) {
    long decided = 0;
    long longerWon = 0;
    for (LengthPair pair : pairs) {
      double ahead = Math.signum(pair.preference() - 0.5);
      double longer = Integer.signum(pair.subject() - pair.baseline());
      decided += ahead * longer != 0 ? 1 : 0;
      longerWon += ahead * longer > 0 ? 1 : 0;
    }
    Double share = decided == 0 ? null : (Double) ((double) longerWon / decided);
    return new LengthBias(
        pairs.size(),
        pairs.stream().mapToLong(LengthPair::subject).average().orElse(0),
        pairs.stream().mapToLong(LengthPair::baseline).average().orElse(0),
        decided,
        longerWon,
        share,
        share == null ? null : interval(share, decided),
        controlled.isPresent() ? (Double) controlled.getAsDouble() : null);
  }

  /** Whether the longer answer surely won more than three quarters of the decisions. */
  public boolean isStrong() {
    return interval != null && interval.low() > STRONG;
  }

  private static Interval interval(double share, long decided) {
    WilsonInterval wilson = WilsonInterval.of(share, decided);
    return new Interval(wilson.low(), wilson.high());
  }
}
