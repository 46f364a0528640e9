// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import java.util.List;

/** A model that answers questions. An answer depends on its own question only. */
interface Answerer extends AutoCloseable {

  /**
   * Answers questions.
   *
   * @return an answer to each, in the same order
   * @throws io.mdaq.core.problem.UserException if the run cannot go on
   */
  List<Answer> answer(List<Question> questions);

  @Override
  void close();
}
