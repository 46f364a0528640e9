// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.label;

import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.Verdict;

/** What a judge's reply says. */
public sealed interface ParsedReply {

  /** Seen from the subject. */
  Verdict verdict(Order order);

  /** Why there is no verdict; empty where there is one. */
  String detail();

  /** It has exactly one label. */
  record Decided(Label label) implements ParsedReply {

    @Override
    public Verdict verdict(Order order) {
      return label.verdict(order);
    }

    @Override
    public String detail() {
      return "";
    }
  }

  /**
   * It decides nothing.
   *
   * @param failure one of the verdicts that are not scored
   */
  record Undecided(Verdict failure, String detail) implements ParsedReply {

    public Undecided {
      if (failure.scored()) {
        throw new IllegalArgumentException(failure + " is a verdict");
      }
    }

    @Override
    public Verdict verdict(Order order) {
      return failure;
    }
  }
}
