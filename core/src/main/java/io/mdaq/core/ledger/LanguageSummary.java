// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One language's part of a ledger.
 *
 * @param decisions samples by what became of them; rejected ones that had a language included
 * @param stages selected samples by the stage that took them
 * @param detected samples whose language was detected or checked, by what the text is in
 * @param nearDuplicates duplicates that are near ones: those with a score, since exact copies are
 *     found before anything is scored
 * @param revised samples that are the revised side of a row, among those scored
 * @param selectedRevised those of them that were selected
 * @param scored samples that were scored and are no duplicates
 * @param scoreSum sum of their scores, in ten-thousandths
 * @param selectedScoreSum the same over the selected
 */
public record LanguageSummary(
    SortedMap<Decision, Long> decisions,
    SortedMap<String, Long> stages,
    SortedMap<String, Long> detected,
    long nearDuplicates,
    long revised,
    long selectedRevised,
    long scored,
    long scoreSum,
    long selectedScoreSum) {

  /** How many samples met the given end. */
  public long count(Decision decision) {
    return decisions.getOrDefault(decision, 0L);
  }

  /** How many samples the given stage selected. */
  public long stage(String stage) {
    return stages.getOrDefault(stage, 0L);
  }

  LanguageSummary plus(LanguageSummary other) {
    return new LanguageSummary(
        sum(decisions, other.decisions),
        sum(stages, other.stages),
        sum(detected, other.detected),
        nearDuplicates + other.nearDuplicates,
        revised + other.revised,
        selectedRevised + other.selectedRevised,
        scored + other.scored,
        scoreSum + other.scoreSum,
        selectedScoreSum + other.selectedScoreSum);
  }

  private static <K extends Comparable<K>> SortedMap<K, Long> sum(
      Map<K, Long> left, Map<K, Long> right) {
    TreeMap<K, Long> sum = new TreeMap<>(left);
    right.forEach((key, count) -> sum.merge(key, count, Long::sum));
    return sum;
  }
}
