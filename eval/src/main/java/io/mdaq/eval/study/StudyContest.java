// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.study;

/**
 * Two models whose answers are compared.
 *
 * @param subject the model whose wins are counted
 * @param baseline the other
 * @param question what the comparison tells, in words
 * @param repeat which asking of the judge, from 1
 */
public record StudyContest(String subject, String baseline, String question, int repeat) {

  /** Unique in the study; a folder's name. */
  public String name() {
    return subject + "-vs-" + baseline + (repeat == 1 ? "" : "-again-" + repeat);
  }
}
