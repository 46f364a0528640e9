// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.label;

import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.Verdict;

/** What a judge can say of the two answers as it was shown them. */
public enum Label {
  /** The answer shown first is better. */
  FIRST,
  /** The answer shown second is better. */
  SECOND,
  /** Neither is better. */
  TIE;

  /** What it means for the subject, given whose answer was shown first. */
  public Verdict verdict(Order order) {
    if (this == TIE) {
      return Verdict.TIE;
    }
    return (this == FIRST) == (order == Order.SUBJECT_FIRST) ? Verdict.WIN : Verdict.LOSS;
  }
}
