// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.endpoint.answers.Budget;
import io.mdaq.core.endpoint.answers.Question;
import io.mdaq.eval.judge.rubric.AnswerPair;
import java.math.BigDecimal;
import java.util.Iterator;

/**
 * What judging would take at most.
 *
 * @param pairs pairs of answers, each dimension counted
 * @param questions two a pair where the judge is asked in words, else 0
 * @param tokens of all questions
 * @param cost of all questions
 * @param affordable so many of the questions, from the first one on, stay within the cap
 */
public record JudgeEstimate(
    long pairs, long questions, TokenUsage tokens, BigDecimal cost, long affordable) {

  static JudgeEstimate ofPairs(Iterator<AnswerPair> pairs) {
    long count = 0;
    for (; pairs.hasNext(); pairs.next()) {
      count++;
    }
    return new JudgeEstimate(count, 0, TokenUsage.NONE, BigDecimal.ZERO, 0);
  }

  static JudgeEstimate ofQuestions(
      Iterator<Question<Asking>> questions, String model, Budget budget) {
    long count = 0;
    long affordable = 0;
    TokenUsage tokens = TokenUsage.NONE;
    BigDecimal cost = BigDecimal.ZERO;
    while (questions.hasNext()) {
      var request = questions.next().request();
      count++;
      tokens = tokens.plus(request.bound(model));
      cost = cost.add(budget.bound(request, model));
      BigDecimal sum = cost;
      if (budget.cap().filter(cap -> sum.compareTo(cap) > 0).isEmpty()) {
        affordable = count;
      }
    }
    return new JudgeEstimate(count / 2, count, tokens, cost, affordable);
  }
}
