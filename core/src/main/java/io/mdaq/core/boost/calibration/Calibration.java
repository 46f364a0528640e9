// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.calibration;

import io.mdaq.core.boost.Acceptance;
import io.mdaq.core.boost.BoostCandidate;
import io.mdaq.core.boost.BoostOutcome;
import io.mdaq.core.boost.BoostOutcome.Scores;
import io.mdaq.core.boost.Verification;
import io.mdaq.core.boost.Verification.Passed;
import io.mdaq.core.boost.Verification.Settled;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.scorer.QualityScorer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was accepted, and why the rest was not.
 *
 * @param tallies by respondent, then by language
 */
public record Calibration(Map<Respondent, SortedMap<String, Tally>> tallies) {

  public Calibration {
    EnumMap<Respondent, SortedMap<String, Tally>> ordered = new EnumMap<>(Respondent.class);
    tallies.forEach(
        (respondent, languages) ->
            ordered.put(respondent, Collections.unmodifiableSortedMap(new TreeMap<>(languages))));
    tallies = Collections.unmodifiableMap(ordered);
  }

  /** Puts the replies of all respondents to all cases through the acceptance. */
  public static Calibration of(
      List<CalibrationCase> cases, Acceptance acceptance, QualityScorer scorer) {
    return of(cases, EnumSet.allOf(Respondent.class), acceptance, scorer);
  }

  /** Puts the replies of some respondents to all cases through the acceptance. */
  public static Calibration of(
      List<CalibrationCase> cases,
      Set<Respondent> respondents,
      Acceptance acceptance,
      QualityScorer scorer) {
    Map<Respondent, SortedMap<String, Tally>> tallies = new EnumMap<>(Respondent.class);
    for (CalibrationCase given : cases) {
      BoostCandidate candidate = Respondent.candidate(given);
      for (Respondent respondent : respondents) {
        Optional<Completed> reply = respondent.reply(given);
        if (reply.isPresent()) {
          BoostOutcome outcome = decide(acceptance.verify(candidate, reply.get()), scorer);
          tallies
              .computeIfAbsent(respondent, r -> new TreeMap<>())
              .merge(candidate.language(), Tally.NONE.with(outcome), (sum, one) -> sum.plus(one));
        }
      }
    }
    return new Calibration(tallies);
  }

  /** The two together. */
  public Calibration plus(Calibration other) {
    Map<Respondent, SortedMap<String, Tally>> sum = new EnumMap<>(Respondent.class);
    tallies.forEach((respondent, languages) -> sum.put(respondent, new TreeMap<>(languages)));
    other.tallies.forEach(
        (respondent, languages) ->
            languages.forEach(
                (language, tally) ->
                    sum.computeIfAbsent(respondent, r -> new TreeMap<>())
                        .merge(language, tally, Tally::plus)));
    return new Calibration(sum);
  }

  /** A respondent's tallies by language. */
  public SortedMap<String, Tally> of(Respondent respondent) {
    return tallies.getOrDefault(respondent, Collections.emptySortedMap());
  }

  /** A respondent's tally over all languages. */
  public Tally total(Respondent respondent) {
    return of(respondent).values().stream().reduce(Tally.NONE, Tally::plus);
  }

  private static BoostOutcome decide(Verification verification, QualityScorer scorer) {
    if (verification instanceof Passed passed) {
      return passed.scored(
          new Scores(
              scorer.score(passed.candidate().text()), scorer.score(passed.revision().text())));
    }
    return ((Settled) verification).outcome();
  }
}
