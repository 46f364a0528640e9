// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human;

/**
 * Two answers on which a judge has given a verdict.
 *
 * @param at which ones
 * @param question what its translations have in common, where the prompt set aligns them; turns of
 *     one conversation are one question
 * @param language BCP-47
 * @param preference of the judge for the subject, 0 to 1
 */
public record JudgedPair(Place at, String question, String language, double preference) {

  /**
   * A turn of a prompt.
   *
   * @param prompt the {@link io.mdaq.eval.prompt.Prompt}'s id
   * @param turn from 1
   */
  public record Place(String prompt, int turn) {}
}
