// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import io.mdaq.core.scorer.calibration.ScorerCalibration;
import java.util.SortedMap;

/**
 * How well a scorer tells revised from raw samples.
 *
 * @param languages by language
 * @param total over all languages
 * @param low lower end of the 95 % interval of the total, by bootstrap over source examples
 * @param high its upper end
 * @param unchanged pairs left out because both sides are equal
 * @param calibration whether differences are log-odds, as those of a {@link LexicalScorer} should
 *     be
 */
public record ScorerEvaluation(
    SortedMap<String, Row> languages,
    Row total,
    double low,
    double high,
    long unchanged,
    ScorerCalibration calibration) {

  /**
   * One language, or all.
   *
   * @param all every pair
   * @param ties pairs with equal scores
   * @param matched pairs whose responses differ by at most 10 % in code points
   * @param shorter pairs whose revised response is shorter
   * @param longerWins the same pairs judged by length: the longer response wins
   */
  public record Row(
      PairAccuracy all,
      long ties,
      PairAccuracy matched,
      PairAccuracy shorter,
      PairAccuracy longerWins) {

    static final Row NONE =
        new Row(PairAccuracy.NONE, 0, PairAccuracy.NONE, PairAccuracy.NONE, PairAccuracy.NONE);

    Row with(int raw, int revised, int rawLength, int revisedLength) {
      int difference = revised - raw;
      boolean match =
          10L * Math.abs(rawLength - revisedLength) <= Math.max(rawLength, revisedLength);
      return new Row(
          all.with(difference),
          ties + (difference == 0 ? 1 : 0),
          match ? matched.with(difference) : matched,
          revisedLength < rawLength ? shorter.with(difference) : shorter,
          longerWins.with(revisedLength - rawLength));
    }
  }
}
