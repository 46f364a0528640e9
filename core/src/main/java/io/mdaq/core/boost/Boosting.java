// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import io.mdaq.core.boost.BoostOutcome.Kept;
import io.mdaq.core.boost.BoostOutcome.Scores;
import io.mdaq.core.boost.Verification.Passed;
import io.mdaq.core.boost.Verification.Settled;
import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.scorer.QualityScorer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Boosts samples and decides about each: a booster, the acceptance checks and a scorer put
 * together. Use one instance per thread.
 */
public final class Boosting {

  private final Booster booster;
  private final Acceptance acceptance;
  private final QualityScorer scorer;

  /**
   * @param scorer scores samples and their revisions
   */
  public Boosting(Booster booster, Acceptance acceptance, QualityScorer scorer) {
    this.booster = booster;
    this.acceptance = acceptance;
    this.scorer = scorer;
  }

  /** The outcome for one sample. */
  public BoostOutcome boost(BoostCandidate candidate) {
    Deque<BoostOutcome> outcome = new ArrayDeque<>();
    boost(List.of(candidate).iterator(), outcome::add);
    return outcome.element();
  }

  /**
   * The outcomes for many samples.
   *
   * @param candidates in an order that is the same in every run
   * @param consumer gets one outcome for each candidate, in their order
   * @return what it cost; empty where nobody was asked
   */
  public Optional<AnswerAccount> boost(
      Iterator<BoostCandidate> candidates, Consumer<BoostOutcome> consumer) {
    Presentable presentable = new Presentable(candidates);
    Optional<AnswerAccount> account =
        booster.boost(
            presentable,
            answered -> {
              presentable.passedOverBefore(answered.subject(), consumer);
              consumer.accept(decide(acceptance.verify(answered.subject(), answered.answer())));
            });
    presentable.passedOverAtTheEnd(consumer);
    return account;
  }

  private BoostOutcome decide(Verification verification) {
    if (verification instanceof Passed passed) {
      return passed.scored(
          new Scores(
              scorer.score(passed.candidate().text()), scorer.score(passed.revision().text())));
    }
    return ((Settled) verification).outcome();
  }

  /**
   * Passes over what must not be shown to a model, and remembers it until its turn comes: a booster
   * reads ahead of what it hands on.
   */
  private static final class Presentable implements Iterator<BoostCandidate> {

    private final Iterator<BoostCandidate> candidates;
    private final Deque<BoostCandidate> read = new ArrayDeque<>();
    private Optional<BoostCandidate> next = Optional.empty();

    Presentable(Iterator<BoostCandidate> candidates) {
      this.candidates = candidates;
    }

    @Override
    public boolean hasNext() {
      while (next.isEmpty() && candidates.hasNext()) {
        BoostCandidate candidate = candidates.next();
        read.add(candidate);
        next = Optional.of(candidate).filter(c -> Verifier.isPresentable(c.text()));
      }
      return next.isPresent();
    }

    @Override
    public BoostCandidate next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      BoostCandidate candidate = next.orElseThrow();
      next = Optional.empty();
      return candidate;
    }

    void passedOverBefore(BoostCandidate shown, Consumer<BoostOutcome> consumer) {
      while (!read.element().equals(shown)) {
        consumer.accept(passedOver(read.remove()));
      }
      read.remove();
    }

    void passedOverAtTheEnd(Consumer<BoostOutcome> consumer) {
      while (!read.isEmpty()) {
        consumer.accept(passedOver(read.remove()));
      }
    }

    private static Kept passedOver(BoostCandidate candidate) {
      return Kept.without(
          candidate, KeptReason.NOT_PRESENTABLE, "it holds tokens that part a chat's turns");
    }
  }
}
