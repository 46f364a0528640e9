// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import io.mdaq.core.boost.BoostOutcome.Accepted;
import io.mdaq.core.boost.BoostOutcome.Kept;
import io.mdaq.core.boost.BoostOutcome.Revision;
import io.mdaq.core.boost.BoostOutcome.Scores;
import java.util.Optional;

/** What is known of a booster's answer before it is scored. */
public sealed interface Verification {

  /** The revision may be taken, if it scores higher. */
  record Passed(BoostCandidate candidate, Revision revision) implements Verification {

    /** Takes it, or not. */
    public BoostOutcome scored(Scores scores) {
      if (scores.after() > scores.before()) {
        return new Accepted(candidate, revision, scores);
      }
      return new Kept(
          candidate,
          KeptReason.SCORE_NOT_HIGHER,
          scores.after() + " is not above " + scores.before(),
          Optional.of(revision),
          Optional.of(scores));
    }

    /** The scorer could not take it. */
    public BoostOutcome unscored(String reason) {
      return new Kept(
          candidate, KeptReason.NOT_SCORED, reason, Optional.of(revision), Optional.empty());
    }
  }

  /** The original stays, whatever the score. */
  record Settled(Kept outcome) implements Verification {}
}
