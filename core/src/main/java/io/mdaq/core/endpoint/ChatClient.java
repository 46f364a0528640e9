// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

/** A chat model that can be asked by many threads at once. */
public interface ChatClient {

  /** The model's name, part of every answer's hash. */
  String model();

  /**
   * Asks once, with whatever retries that takes.
   *
   * @return {@link ChatAnswer.Completed} or {@link ChatAnswer.Failed}
   * @throws io.mdaq.core.problem.UserException if no further request makes sense
   * @throws InterruptedException if the thread is interrupted; the request is given up
   */
  ChatAnswer ask(ChatRequest request) throws InterruptedException;
}
