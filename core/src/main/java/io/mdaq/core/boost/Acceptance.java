// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import io.mdaq.core.boost.BoostOutcome.Kept;
import io.mdaq.core.boost.BoostOutcome.Revision;
import io.mdaq.core.boost.Verification.Passed;
import io.mdaq.core.boost.Verification.Settled;
import io.mdaq.core.boost.check.Checks;
import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.boost.prompt.BoosterReply;
import io.mdaq.core.boost.prompt.BoosterReply.Revised;
import io.mdaq.core.boost.prompt.BoosterReply.Unreadable;
import io.mdaq.core.boost.prompt.ReplyParser;
import io.mdaq.core.endpoint.ChatAnswer;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Failed;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and verifies what boosters answer. Use one instance per thread. */
public final class Acceptance {

  private final Verifier verifier;

  public Acceptance(Verifier verifier) {
    this.verifier = verifier;
  }

  /** Everything but the score. */
  public Verification verify(BoostCandidate candidate, ChatAnswer answer) {
    if (answer instanceof Completed completed) {
      return read(candidate, completed);
    }
    if (answer instanceof Failed failed) {
      String detail = failed.kind() + ": " + failed.message();
      return new Settled(Kept.without(candidate, KeptReason.NO_ANSWER, detail));
    }
    return new Settled(Kept.without(candidate, KeptReason.OVER_BUDGET, "the cap was reached"));
  }

  private Verification read(BoostCandidate candidate, Completed answer) {
    BoosterReply reply = new ReplyParser(BoosterPrompt.mark(candidate.text())).parse(answer);
    if (reply instanceof Unreadable unreadable) {
      return new Settled(
          Kept.without(candidate, KeptReason.of(unreadable.fault()), unreadable.detail()));
    }
    Revised revised = (Revised) reply;
    Checks checks = verifier.check(candidate.language(), candidate.text(), revised.text());
    Revision revision = new Revision(revised.text(), checks);
    if (checks.objection().isEmpty()) {
      return new Passed(candidate, revision);
    }
    String all =
        checks.objections().stream()
            .map(objection -> KeptReason.of(objection).id())
            .collect(Collectors.joining(", "));
    return new Settled(
        new Kept(
            candidate,
            KeptReason.of(checks.objection().get()),
            all,
            Optional.of(revision),
            Optional.empty()));
  }
}
