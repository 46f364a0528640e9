// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.eval.response.AnsweringModel;
import java.nio.file.Path;

/** A model that could answer, before anything large is loaded. */
interface ModelSource {

  AnsweringModel description();

  /**
   * What besides the model's id decides its answers, such as the precision; empty where nothing is
   * known to.
   */
  String numbers();

  /** What a conversation looks like to the model, as {@code Sampling} tells it. */
  String format();

  /** How many conversations it is best given at once; a run is resumed by as many. */
  int conversationsAtOnce();

  /**
   * Opens it for answering.
   *
   * @param work a folder that a resumed run finds again
   * @throws io.mdaq.core.problem.UserException if it cannot be loaded
   */
  Answerer open(Path work);
}
