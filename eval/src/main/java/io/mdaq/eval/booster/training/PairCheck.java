// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster.training;

import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.boost.prompt.BoosterReply;
import io.mdaq.core.boost.prompt.BoosterReply.Revised;
import io.mdaq.core.boost.prompt.BoosterReply.Unreadable;
import io.mdaq.core.boost.prompt.ReplyParser;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.scorer.RevisionPair;
import java.util.Optional;

/** What can speak against teaching a pair, whatever its length. */
final class PairCheck {

  private PairCheck() {}

  /** Why a pair is not taught. */
  record Unfit(PairOutcome outcome, String detail) {}

  /** What speaks against teaching a pair. */
  static Optional<Unfit> unfit(RevisionPair pair) {
    if (pair.isUnchanged()) {
      return Optional.of(new Unfit(PairOutcome.UNCHANGED, ""));
    }
    if (!Verifier.isPresentable(pair.raw()) || !Verifier.isPresentable(pair.revised())) {
      return Optional.of(
          new Unfit(PairOutcome.NOT_PRESENTABLE, "it holds tokens that part a chat's turns"));
    }
    String mark = BoosterPrompt.mark(pair.raw());
    BoosterReply read =
        new ReplyParser(mark)
            .parse(
                new Completed(
                    BoosterPrompt.sections(pair.revised(), mark), Ending.STOP, Optional.empty()));
    if (read instanceof Unreadable unreadable) {
      return Optional.of(new Unfit(PairOutcome.NOT_READABLE, unreadable.detail()));
    }
    return ((Revised) read).text().equals(pair.revised())
        ? Optional.empty()
        : Optional.of(new Unfit(PairOutcome.NOT_READABLE, "it would be read as another text"));
  }
}
