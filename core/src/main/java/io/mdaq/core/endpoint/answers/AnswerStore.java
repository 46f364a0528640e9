// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.ChatAnswer.Completed;
import java.util.Optional;

/**
 * Answers that were paid for, one object each. Safe for many threads and processes at once: of two
 * answers to the same request the first one stays, for everybody.
 */
public interface AnswerStore {

  /**
   * A kept answer. One that is damaged is put aside, reported and counts as absent.
   *
   * @param hash of the request, 64 hexadecimal digits
   * @throws io.mdaq.core.problem.UserException if the store cannot be read
   */
  Optional<Completed> find(String hash);

  /**
   * Keeps an answer unless there is one.
   *
   * @param request the JSON of which {@code hash} is the hash
   * @return the answer that is kept from now on
   * @throws io.mdaq.core.problem.UserException if it cannot be written
   */
  Completed keep(String hash, byte[] request, Completed answer);
}
