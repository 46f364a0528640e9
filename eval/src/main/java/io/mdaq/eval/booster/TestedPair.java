// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster;

import io.mdaq.core.boost.BoostOutcome;
import io.mdaq.core.boost.BoostOutcome.Accepted;
import io.mdaq.core.boost.BoostOutcome.Kept;
import io.mdaq.core.boost.BoostOutcome.Revision;
import io.mdaq.core.boost.LocalChat.AnswerLoss;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.core.scorer.RevisionPair;
import java.util.Optional;

/**
 * What a booster made of a pair's raw sample.
 *
 * @param loss of the expert's revision; empty where the model does not read so many tokens
 * @param scores of the sample as it was, of the expert's revision, and of the reply
 */
record TestedPair(
    RevisionPair pair, BoostOutcome outcome, Optional<AnswerLoss> loss, Scores scores) {

  /**
   * Scores by one scorer.
   *
   * @param reply empty where it could not be read
   */
  record Scores(int raw, int expert, Optional<Integer> reply) {}

  static TestedPair of(
      RevisionPair pair, BoostOutcome outcome, Optional<AnswerLoss> loss, QualityScorer scorer) {
    return new TestedPair(
        pair,
        outcome,
        loss,
        new Scores(
            scorer.score(pair.raw()),
            scorer.score(pair.revised()),
            reply(outcome).map(scorer::score)));
  }

  /** What the model proposed, where it could be read. */
  Optional<SampleText> reply() {
    return reply(outcome);
  }

  private static Optional<SampleText> reply(BoostOutcome outcome) {
    Optional<Revision> revision =
        outcome instanceof Accepted accepted
            ? Optional.of(accepted.revision())
            : ((Kept) outcome).revision();
    return revision.map(Revision::text);
  }
}
