// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human;

import io.mdaq.eval.winrate.Comparison;

/** What a person said of two answers, seen from the subject. */
public enum HumanVerdict {
  WIN(1),
  LOSS(0),
  TIE(Comparison.EVEN),
  /** Neither answer is of any use; where answers are compared, this is a tie. */
  UNUSABLE(Comparison.EVEN);

  private final double preference;

  HumanVerdict(double preference) {
    this.preference = preference;
  }

  /** How far the subject is preferred, 0 to 1. */
  public double preference() {
    return preference;
  }
}
