// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human;

import io.mdaq.eval.prompt.QuestionId;

/**
 * Two answers on which a judge has given a verdict.
 *
 * @param at which ones
 * @param set the prompt set's name
 * @param language BCP-47
 * @param preference of the judge for the subject, 0 to 1
 */
public record JudgedPair(Place at, String set, String language, double preference) {

  /**
   * A turn of a prompt.
   *
   * @param prompt the {@link io.mdaq.eval.prompt.Prompt}'s id
   * @param turn from 1
   */
  public record Place(String prompt, int turn) {}

  /** What its translations have in common; turns of one conversation are one question. */
  public String question() {
    return QuestionId.of(at.prompt(), set, language);
  }
}
