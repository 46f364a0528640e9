// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.ChatAnswer.Completed;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A store in a local folder: a file for each answer, {@code FOLDER/ab/abcdef….json}. */
public final class FolderAnswerStore implements AnswerStore {

  /**
   * A store in a folder, which is made with the first answer.
   *
   * @param notices gets a sentence for each damaged file; called by many threads
   */
  public FolderAnswerStore(Path folder, Consumer<String> notices) {
    throw new UnsupportedOperationException("follows");
  }

  @Override
  public Optional<Completed> find(String hash) {
    throw new UnsupportedOperationException("follows");
  }

  @Override
  public Completed keep(String hash, byte[] request, Completed answer) {
    throw new UnsupportedOperationException("follows");
  }
}
