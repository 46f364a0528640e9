// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import java.util.Optional;

/**
 * Where threads that ask leave outcomes for the one that hands them on. A problem of any of them
 * reaches that one at once, whichever outcome it waits for.
 */
final class OutcomeBoard {

  private Optional<Throwable> problem = Optional.empty();

  /** The place of one outcome. */
  static final class Slot {
    private Optional<Outcome> outcome = Optional.empty();

    /** A place that is filled from the beginning. */
    static Slot of(Outcome outcome) {
      Slot slot = new Slot();
      slot.outcome = Optional.of(outcome);
      return slot;
    }
  }

  synchronized void post(Slot slot, Outcome outcome) {
    slot.outcome = Optional.of(outcome);
    notifyAll();
  }

  /** Ends the run; only the first problem is told. */
  synchronized void fail(Throwable cause) {
    if (problem.isEmpty()) {
      problem = Optional.of(cause);
      notifyAll();
    }
  }

  /**
   * Waits for an outcome.
   *
   * @throws RuntimeException the problem of any thread
   */
  synchronized Outcome await(Slot slot) throws InterruptedException {
    throwProblem();
    while (slot.outcome.isEmpty()) {
      wait();
      throwProblem();
    }
    return slot.outcome.get();
  }

  private void throwProblem() {
    if (problem.isEmpty()) {
      return;
    }
    Throwable cause = problem.get();
    if (cause instanceof Error error) {
      throw error;
    }
    throw cause instanceof RuntimeException e
        ? e
        : new IllegalStateException("a question could not be asked", cause);
  }
}
