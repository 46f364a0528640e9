// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.examples;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One language's samples and lengths.
 *
 * @param best the best by score, then id
 * @param worst the worst by score, then id
 * @param asked lengths of instruction and input together, over all candidates
 * @param askedSelected over the selected
 * @param answered lengths of the response, over all candidates
 * @param answeredSelected over the selected
 */
public record LanguageExamples(
    List<ShownSample> best,
    List<ShownSample> worst,
    LengthCounts asked,
    LengthCounts askedSelected,
    LengthCounts answered,
    LengthCounts answeredSelected) {

  /** How many of the best and of the worst are kept. */
  static final int KEPT = 5;

  public LanguageExamples {
    best = List.copyOf(best);
    worst = List.copyOf(worst);
  }

  LanguageExamples plus(LanguageExamples other) {
    return new LanguageExamples(
        first(best, other.best, ShownSample.BEST),
        first(worst, other.worst, ShownSample.WORST),
        asked.plus(other.asked),
        askedSelected.plus(other.askedSelected),
        answered.plus(other.answered),
        answeredSelected.plus(other.answeredSelected));
  }

  private static List<ShownSample> first(
      List<ShownSample> some, List<ShownSample> more, Comparator<ShownSample> order) {
    return Stream.concat(some.stream(), more.stream()).sorted(order).limit(KEPT).toList();
  }
}
