// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.study;

/**
 * Two models whose answers are compared.
 *
 * @param subject the model whose wins are counted
 * @param baseline the other
 * @param question what the comparison tells, in words
 */
public record StudyContest(String subject, String baseline, String question) {

  /** Unique in the study; a folder's name. */
  public String name() {
    return subject + "-vs-" + baseline;
  }
}
