// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judge.rubric.Dimension;
import io.mdaq.eval.judgement.Judgement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The pairs that a judge reads, and the place to which its judgements return: those of turns that
 * have nothing to compare take their places between the others.
 */
final class JudgementQueue implements Iterator<AnswerPair> {

  private final TurnMatcher turns;
  private final List<Dimension> dimensions;
  private final Consumer<Judgement> consumer;

  /** Read from the matcher, not yet by the judge. */
  private final Deque<AnswerPair> ready = new ArrayDeque<>();

  /** In the order of the output; empty for what the judge still has. */
  private final Deque<Optional<Judgement>> open = new ArrayDeque<>();

  /**
   * @param dimensions in the order of the output
   * @param consumer gets every judgement, in the order of prompt, turn and dimension
   */
  JudgementQueue(TurnMatcher turns, List<Dimension> dimensions, Consumer<Judgement> consumer) {
    this.turns = turns;
    this.dimensions = dimensions;
    this.consumer = consumer;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty()) {
      Optional<AnsweredTurn> turn = turns.next();
      if (turn.isEmpty()) {
        return false;
      }
      enqueue(turn.get());
    }
    return true;
  }

  @Override
  public AnswerPair next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  /** Takes the judgement of the pair that was read first of those still open. */
  void accept(Judgement judgement) {
    open.remove();
    consumer.accept(judgement);
    passOn();
  }

  private void enqueue(AnsweredTurn turn) {
    for (Dimension dimension : dimensions) {
      if (turn.isComparable()) {
        ready.add(turn.pair(dimension));
        open.add(Optional.empty());
      } else {
        open.add(Optional.of(turn.unanswered(dimension)));
      }
    }
    passOn();
  }

  /** Hands on what waits for no judgement before it. */
  private void passOn() {
    while (!open.isEmpty() && open.element().isPresent()) {
      consumer.accept(open.remove().orElseThrow());
    }
  }
}
