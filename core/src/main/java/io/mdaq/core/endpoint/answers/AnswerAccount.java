// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.TokenUsage;
import java.math.BigDecimal;

/**
 * What became of all questions and what it cost. {@code asked + reused + failed + overBudget =
 * questions}.
 *
 * @param asked answered by the endpoint in this run
 * @param reused answered by an answer that an earlier run or an equal question had brought
 * @param failed without an answer after all retries
 * @param overBudget not sent, because the cap was reached
 * @param unmetered answers, asked or reused, of which the endpoint told no tokens; they are missing
 *     in all sums below
 * @param paidTokens of the questions asked in this run
 * @param answerTokens of all answered questions, whenever they were paid
 * @param paid the price of {@code paidTokens}
 * @param worth the price of {@code answerTokens}
 */
public record AnswerAccount(
    long questions,
    long asked,
    long reused,
    long failed,
    long overBudget,
    long unmetered,
    TokenUsage paidTokens,
    TokenUsage answerTokens,
    BigDecimal paid,
    BigDecimal worth) {

  /** Nobody was asked. */
  public static final AnswerAccount NONE =
      new AnswerAccount(
          0, 0, 0, 0, 0, 0, TokenUsage.NONE, TokenUsage.NONE, BigDecimal.ZERO, BigDecimal.ZERO);

  /** Both together. */
  public AnswerAccount plus(AnswerAccount other) {
    return new AnswerAccount(
        questions + other.questions,
        asked + other.asked,
        reused + other.reused,
        failed + other.failed,
        overBudget + other.overBudget,
        unmetered + other.unmetered,
        paidTokens.plus(other.paidTokens),
        answerTokens.plus(other.answerTokens),
        paid.add(other.paid),
        worth.add(other.worth));
  }
}
