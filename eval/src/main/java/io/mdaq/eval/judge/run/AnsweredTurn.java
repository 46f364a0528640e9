// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judge.rubric.Dimension;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.response.Response;
import java.util.List;

/**
 * A turn that both sides have.
 *
 * @param subject the subject's line
 * @param answers the subject's answers up to this turn; empty where one is missing
 * @param others the baseline's
 */
public record AnsweredTurn(Response subject, List<String> answers, List<String> others) {

  /** Whether there is something to compare. */
  public boolean isComparable() {
    return !answers.isEmpty() && !others.isEmpty();
  }

  /** The pair to be judged, where there is one. */
  AnswerPair pair(Dimension dimension) {
    return new AnswerPair(
        subject.prompt(),
        subject.set(),
        subject.language(),
        subject.question(),
        answers,
        others,
        dimension);
  }

  /** The outcome where there is nothing to compare. */
  Judgement unanswered(Dimension dimension) {
    return new Judgement(
        subject.prompt(),
        subject.set(),
        subject.language(),
        subject.turn(),
        dimension.id(),
        PairOutcome.UNANSWERED,
        List.of());
  }
}
