// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster.training;

import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.scorer.RevisionPair;
import java.util.Optional;

/**
 * A row of revisions and what becomes of it.
 *
 * @param pair empty for a row that is none
 * @param distance edit distance of the two sides over all sections, in code points
 * @param outcome of a row that may be trained on, TRAINED
 * @param detail why, where the outcome does not say it all
 * @param tokens of its sequence; 0 where none was made
 */
record PairRow(
    RowOrigin origin,
    Optional<RevisionPair> pair,
    int distance,
    PairOutcome outcome,
    String detail,
    long tokens) {

  static PairRow of(RowOrigin origin, RevisionPair pair, PairOutcome outcome, String detail) {
    int distance = Verifier.distance(pair.raw(), pair.revised());
    return new PairRow(origin, Optional.of(pair), distance, outcome, detail, 0);
  }

  static PairRow rejected(RowOrigin origin, String detail) {
    return new PairRow(origin, Optional.empty(), 0, PairOutcome.REJECTED, detail, 0);
  }

  PairRow with(PairOutcome other, long ofTokens) {
    return new PairRow(origin, pair, distance, other, detail, ofTokens);
  }

  PairLine line(long row) {
    return new PairLine(
        row,
        origin.file(),
        origin.position().describe(),
        pair.map(RevisionPair::language).orElse(""),
        outcome.label(),
        distance,
        tokens,
        detail);
  }
}
