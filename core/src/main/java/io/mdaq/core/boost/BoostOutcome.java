// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import io.mdaq.core.boost.check.Checks;
import io.mdaq.core.sample.SampleText;
import java.util.Optional;

/** What became of a candidate. */
public sealed interface BoostOutcome {

  BoostCandidate candidate();

  /**
   * The revision takes the sample's place.
   *
   * @param scores the second is higher
   */
  record Accepted(BoostCandidate candidate, Revision revision, Scores scores)
      implements BoostOutcome {

    public Accepted {
      if (scores.after() <= scores.before()) {
        throw new IllegalArgumentException("accepted without a higher score: " + scores);
      }
    }
  }

  /**
   * The sample stays.
   *
   * @param detail for people; may quote a stranger's text, harmlessly
   * @param revision what was proposed, where it could be read
   * @param scores where it came to them
   */
  record Kept(
      BoostCandidate candidate,
      KeptReason reason,
      String detail,
      Optional<Revision> revision,
      Optional<Scores> scores)
      implements BoostOutcome {

    /** Nothing was proposed that could be read. */
    public static Kept without(BoostCandidate candidate, KeptReason reason, String detail) {
      return new Kept(candidate, reason, detail, Optional.empty(), Optional.empty());
    }
  }

  /** What a booster proposed, and what the checks found. */
  record Revision(SampleText text, Checks checks) {}

  /** In units of 1 / {@link io.mdaq.core.scorer.QualityScorer#SCALE}, by one scorer. */
  record Scores(int before, int after) {}
}
