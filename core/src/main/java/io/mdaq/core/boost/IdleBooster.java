// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.endpoint.answers.Answered;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands every sample back as it is: what a run without a booster would be. */
public final class IdleBooster implements Booster {

  @Override
  public Optional<AnswerAccount> boost(
      Iterator<BoostCandidate> candidates, Consumer<Answered<BoostCandidate>> consumer) {
    candidates.forEachRemaining(
        candidate -> consumer.accept(new Answered<>(candidate, "", same(candidate))));
    return Optional.empty();
  }

  private static Completed same(BoostCandidate candidate) {
    String mark = BoosterPrompt.mark(candidate.text());
    return new Completed(
        BoosterPrompt.sections(candidate.text(), mark), Ending.STOP, Optional.empty());
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
