// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

/** What translations of one question have in common. */
public final class QuestionId {

  private QuestionId() {}

  /**
   * {@code SET/KEY} of a prompt's id {@code SET/LANGUAGE/KEY}: the same for all translations of a
   * question. An id of another form is a question of its own.
   */
  public static String of(String prompt, String set, String language) {
    String start = set + "/" + language + "/";
    return prompt.startsWith(start) ? set + "/" + prompt.substring(start.length()) : prompt;
  }
}
