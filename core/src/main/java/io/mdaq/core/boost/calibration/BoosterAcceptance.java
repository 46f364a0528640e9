// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.calibration;

import io.mdaq.core.boost.Acceptance;
import io.mdaq.core.scorer.QualityScorer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How good the acceptance is.
 *
 * @param cases how many were tested
 * @param withSiblings how many of them have siblings in other languages
 * @param all of all respondents to all cases
 * @param misplaced of those that make or keep sense where the raw response is that of another
 *     sample
 */
public record BoosterAcceptance(
    long cases, long withSiblings, Calibration all, Calibration misplaced) {

  /** Nothing was tested. */
  public static final BoosterAcceptance NONE =
      new BoosterAcceptance(0, 0, new Calibration(Map.of()), new Calibration(Map.of()));

  /** Whose replies to samples with a misplaced response are tested. */
  private static final Set<Respondent> TO_MISPLACED =
      EnumSet.of(Respondent.ORACLE, Respondent.UNRELATED_ANSWER, Respondent.UNRELATED_SAMPLE);

  /** Tests. */
  public static BoosterAcceptance of(
      List<CalibrationCase> cases, Acceptance acceptance, QualityScorer scorer) {
    return new BoosterAcceptance(
        cases.size(),
        cases.stream().filter(given -> !given.siblings().isEmpty()).count(),
        Calibration.of(cases, acceptance, scorer),
        Calibration.of(CalibrationCase.misplaced(cases), TO_MISPLACED, acceptance, scorer));
  }

  /** The two together. */
  public BoosterAcceptance plus(BoosterAcceptance other) {
    return new BoosterAcceptance(
        cases + other.cases,
        withSiblings + other.withSiblings,
        all.plus(other.all),
        misplaced.plus(other.misplaced));
  }
}
