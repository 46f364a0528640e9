// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster.training;

import java.util.Collections;
import java.util.List;

/**
 * Where the rows of revisions ended: each in one of the last eight.
 *
 * @param read all rows
 * @param trained what the booster was trained on
 * @param heldOut kept for the test
 * @param tooNear left out by edit distance
 * @param tooLong left out for their length
 * @param unchanged left out because the expert left everything as it was
 * @param notPresentable left out for tokens by which chat models part their turns
 * @param notReadable left out because the revision would not be read back from a reply
 * @param rejected no pair
 */
public record PairCounts(
    long read,
    long trained,
    long heldOut,
    long tooNear,
    long tooLong,
    long unchanged,
    long notPresentable,
    long notReadable,
    long rejected) {

  static PairCounts of(List<PairRow> rows) {
    List<PairOutcome> outcomes = rows.stream().map(PairRow::outcome).toList();
    return new PairCounts(
        outcomes.size(),
        count(outcomes, PairOutcome.TRAINED),
        count(outcomes, PairOutcome.HELD_OUT),
        count(outcomes, PairOutcome.TOO_NEAR),
        count(outcomes, PairOutcome.TOO_LONG),
        count(outcomes, PairOutcome.UNCHANGED),
        count(outcomes, PairOutcome.NOT_PRESENTABLE),
        count(outcomes, PairOutcome.NOT_READABLE),
        count(outcomes, PairOutcome.REJECTED));
  }

  private static long count(List<PairOutcome> outcomes, PairOutcome outcome) {
    return Collections.frequency(outcomes, outcome);
  }
}
