// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.judgement.PairOutcome;
import java.util.List;

/** Makes judgements of what was said of a pair. */
final class Judgements {

  private Judgements() {}

  /** The pair was shown in both orders. */
  static Judgement of(AnswerPair pair, OrderedVerdict subjectFirst, OrderedVerdict baselineFirst) {
    return judgement(
        pair,
        PairOutcome.of(subjectFirst.verdict(), baselineFirst.verdict()),
        List.of(subjectFirst, baselineFirst));
  }

  /** The budget did not suffice for both orders. */
  static Judgement overBudget(AnswerPair pair) {
    return judgement(pair, PairOutcome.OVER_BUDGET, List.of());
  }

  private static Judgement judgement(
      AnswerPair pair, PairOutcome outcome, List<OrderedVerdict> orders) {
    return new Judgement(
        pair.prompt(),
        pair.set(),
        pair.language(),
        pair.turn(),
        pair.dimension().id(),
        outcome,
        orders);
  }
}
