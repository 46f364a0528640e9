// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import io.mdaq.core.boost.BoostOutcome.Kept;
import io.mdaq.core.boost.BoostOutcome.Revision;
import io.mdaq.core.boost.Verification.Passed;
import io.mdaq.core.boost.Verification.Settled;
import io.mdaq.core.boost.check.Checks;
import io.mdaq.core.boost.check.Objection;
import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.boost.prompt.BoosterReply;
import io.mdaq.core.boost.prompt.BoosterReply.Revised;
import io.mdaq.core.boost.prompt.BoosterReply.Unreadable;
import io.mdaq.core.boost.prompt.ReplyParser;
import io.mdaq.core.endpoint.ChatAnswer;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Failed;
import io.mdaq.core.sample.SampleText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and verifies what boosters answer. Use one instance per thread. */
public final class Acceptance {

  /** What of a reply is taken. */
  public enum Rewriting {
    /** Instruction, input and response. */
    ALL,
    /** The response alone, as an answer to the instruction that there is. */
    RESPONSE
  }

  /** What is done about revisions in another language or about something else. */
  public enum Consistency {
    /** They are not taken. */
    REQUIRED,
    /** They are taken; what the checks found is kept all the same. */
    RECORDED
  }

  private static final Set<Objection> OF_CONSISTENCY =
      Set.of(Objection.LANGUAGE_CHANGED, Objection.MEANING_CHANGED);

  private final Verifier verifier;
  private final Rewriting rewriting;
  private final Consistency consistency;

  /** Takes all three sections, if they are consistent. */
  public Acceptance(Verifier verifier) {
    this(verifier, Rewriting.ALL, Consistency.REQUIRED);
  }

  public Acceptance(Verifier verifier, Rewriting rewriting, Consistency consistency) {
    this.verifier = verifier;
    this.rewriting = rewriting;
    this.consistency = consistency;
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
    SampleText text = taken(candidate.text(), ((Revised) reply).text());
    Checks checks =
        verifier.check(candidate.language(), candidate.text(), text, candidate.siblings());
    Revision revision = new Revision(text, checks);
    List<KeptReason> against =
        checks.objections().stream().filter(this::counts).map(KeptReason::of).toList();
    if (against.isEmpty()) {
      return new Passed(candidate, revision);
    }
    String all = against.stream().map(KeptReason::id).collect(Collectors.joining(", "));
    return new Settled(
        new Kept(candidate, against.get(0), all, Optional.of(revision), Optional.empty()));
  }

  private SampleText taken(SampleText sample, SampleText revised) {
    return rewriting == Rewriting.ALL
        ? revised
        : new SampleText(sample.instruction(), sample.input(), revised.response());
  }

  private boolean counts(Objection objection) {
    return consistency == Consistency.REQUIRED || !OF_CONSISTENCY.contains(objection);
  }
}
