// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.cloud.CloudObject;
import io.mdaq.core.cloud.CloudPath;
import io.mdaq.core.cloud.CloudStorage;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A store in Google Cloud Storage: an object for each answer, {@code FOLDER/ab/abcdef….json}, made
 * on the condition that there is none (generation 0), so that of two writers the service lets the
 * first one in.
 */
final class CloudAnswerStore implements AnswerStore {

  private static final int PREFIX = 2;
  private static final int TRIES = 3;

  private final CloudPath folder;
  private final Consumer<String> notices;

  /**
   * A store in a folder.
   *
   * @param notices gets a sentence for each damaged answer; called by many threads
   */
  CloudAnswerStore(CloudPath folder, Consumer<String> notices) {
    this.folder = folder;
    this.notices = notices;
  }

  @Override
  public Optional<Completed> find(String hash) {
    CloudPath path = path(hash);
    Optional<byte[]> bytes = CloudStorage.shared().read(path);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(AnswerFile.parse(Excerpt.escape(path.toString()), hash, bytes.get()));
    } catch (UserException e) {
      putAside(path, bytes.get());
      notices.accept(
          e.getMessage() + " It was put aside as .damaged, and the question is asked again.");
      return Optional.empty();
    }
  }

  @Override
  public Completed keep(String hash, byte[] request, Completed answer) {
    CloudPath path = path(hash);
    byte[] bytes = AnswerFile.bytes(hash, request, answer);
    for (int i = 0; i < TRIES; i++) {
      if (CloudStorage.shared().createIfAbsent(path, bytes)) {
        return answer;
      }
      Optional<Completed> first = find(hash);
      if (first.isPresent()) {
        return first.get();
      }
    }
    throw UserException.failed(
        Excerpt.escape(path.toString())
            + ": damaged answers come back. Find out what else writes there.");
  }

  /** Only what was seen to be damaged is removed: another process may have replaced it by now. */
  private static void putAside(CloudPath path, byte[] damaged) {
    CloudStorage storage = CloudStorage.shared();
    Optional<CloudObject> found = storage.find(path);
    if (found.isPresent() && Arrays.equals(storage.read(path).orElse(damaged), damaged)) {
      storage.createIfAbsent(new CloudPath(path.bucket(), path.name() + ".damaged"), damaged);
      storage.delete(found.get());
    }
  }

  private CloudPath path(String hash) {
    return folder.resolve(hash.substring(0, PREFIX) + "/" + hash + ".json");
  }
}
