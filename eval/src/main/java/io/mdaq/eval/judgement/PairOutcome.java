// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judgement;

/** What became of one pair of answers, seen from the subject. */
public enum PairOutcome {
  WIN,
  LOSS,
  TIE,
  /** At least one order has no verdict. */
  UNSCORED,
  /** At least one side has no answer, so the judge was not asked. */
  UNANSWERED,
  /** The cap on costs was reached before this pair, so the judge was not asked. */
  OVER_BUDGET;

  /**
   * The rule for both orders: a win or a loss needs both to agree, any other two verdicts are a
   * tie, and without two verdicts there is no score. Zheng et al. (2023), arXiv 2306.05685, section
   * 3.4.
   */
  public static PairOutcome of(Verdict subjectFirst, Verdict baselineFirst) {
    if (!subjectFirst.scored() || !baselineFirst.scored()) {
      return UNSCORED;
    }
    if (subjectFirst != baselineFirst) {
      return TIE;
    }
    return switch (subjectFirst) {
      case WIN -> WIN;
      case LOSS -> LOSS;
      default -> TIE;
    };
  }

  /** Whether the pair counts in a win rate. */
  public boolean scored() {
    return this == WIN || this == LOSS || this == TIE;
  }
}
