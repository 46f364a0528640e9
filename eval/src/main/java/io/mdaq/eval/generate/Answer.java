// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.eval.response.Finish;
import java.util.List;

/**
 * What came of a question.
 *
 * @param text empty where there is no answer
 * @param tokens how many the answer has, or {@link #UNKNOWN}
 * @param tokenIds them; empty where they are not known or not wanted
 * @param problem what went wrong; empty where nothing did
 */
record Answer(String text, Finish finish, int tokens, List<Integer> tokenIds, String problem) {

  /** Where an endpoint does not tell how many tokens an answer has. */
  static final int UNKNOWN = -1;

  Answer {
    tokenIds = List.copyOf(tokenIds);
  }

  /** For a question without an answer. */
  static Answer none(Finish finish, String problem) {
    return new Answer("", finish, 0, List.of(), problem);
  }
}
