// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One language's part of a ledger.
 *
 * @param decisions samples by what became of them; rejected ones that had a language included,
 *     boosted ones not
 * @param boosted boosted samples by what became of them
 * @param stages selected samples, boosted ones included, by the stage that took them
 * @param detected samples whose language was detected or checked, by what the text is in
 * @param nearDuplicates duplicates that are near ones: those with a score, since exact copies are
 *     found before anything is scored
 * @param revised samples that are the revised side of a row, among those scored
 * @param selectedRevised those of them that were selected, or whose boosted version was
 * @param scored samples that were scored and are no duplicates; boosted ones not
 * @param scoreSum sum of their scores, in ten-thousandths
 * @param selectedScoreSum the same over the selected, boosted ones included
 */
public record LanguageSummary(
    SortedMap<Decision, Long> decisions,
    SortedMap<Decision, Long> boosted,
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

  /** How many boosted samples met the given end. */
  public long boosted(Decision decision) {
    return boosted.getOrDefault(decision, 0L);
  }

  /** How many samples were selected, as they were or boosted. */
  public long selected() {
    return count(Decision.SELECTED) + boosted(Decision.SELECTED);
  }

  /** How many samples the given stage selected. */
  public long stage(String stage) {
    return stages.getOrDefault(stage, 0L);
  }

  LanguageSummary plus(LanguageSummary other) {
    return new LanguageSummary(
        sum(decisions, other.decisions),
        sum(boosted, other.boosted),
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
