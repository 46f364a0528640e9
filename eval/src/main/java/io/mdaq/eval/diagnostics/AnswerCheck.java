// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.diagnostics;

import io.mdaq.eval.statistics.WilsonInterval;

/**
 * What is odd about one side's answers in one language.
 *
 * @param side whose answers
 * @param language of the questions
 * @param answers how many
 * @param detected how many are in a language that could be told; 0 where the language of the
 *     questions is none that is known here
 * @param otherLanguage how many of those are in another language than their question, as an answer
 *     to a question about translation may be
 * @param distinct how many different texts they are, spaces at both ends aside
 * @param commonest how many are the commonest text
 */
public record AnswerCheck(
    Side side,
    String language,
    long answers,
    long detected,
    long otherLanguage,
    long distinct,
    long commonest) {

  /** Below this, answers that are the same need not mean anything. */
  private static final long FEWEST_ANSWERS = 10;

  /** Answers in other languages, at the lower end of their share's interval, worth a warning. */
  private static final double MANY_OTHERS = 0.05;

  /** Whether at least every second of ten or more questions got one and the same answer. */
  public boolean isConstant() {
    return answers >= FEWEST_ANSWERS && 2 * commonest >= answers;
  }

  /** Whether surely more than one answer in twenty is in another language than its question. */
  public boolean isOftenInOtherLanguage() {
    return detected > 0
        && WilsonInterval.of((double) otherLanguage / detected, detected).low() > MANY_OTHERS;
  }
}
