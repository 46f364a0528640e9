// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.cloud.CloudPath;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers that were paid for, one object each. Safe for many threads and processes at once: of two
 * answers to the same request the first one stays, for everybody.
 */
public interface AnswerStore {

  /**
   * The store in a folder.
   *
   * @param folder local or {@code gs://BUCKET/NAME}; made with the first answer
   * @param notices gets a sentence for each damaged answer; called by many threads
   * @throws io.mdaq.core.problem.UserException where it is neither
   */
  static AnswerStore at(String folder, Consumer<String> notices) {
    return CloudPath.isCloud(folder)
        ? new CloudAnswerStore(CloudPath.of(folder), notices)
        : new FolderAnswerStore(Path.of(folder), notices);
  }

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
