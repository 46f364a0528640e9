// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A store in a local folder: a file for each answer, {@code FOLDER/ab/abcdef….json}. A file gets
 * its name only when it is complete, by a hard link, which unlike a move never replaces another.
 * What a killed process leaves ends with {@code .partial} and may be deleted.
 */
public final class FolderAnswerStore implements AnswerStore {

  private static final int PREFIX = 2;
  private static final int TRIES = 3;
  private static final AtomicLong WRITTEN = new AtomicLong();
  private static final String PROCESS = Long.toString(ProcessHandle.current().pid());

  private final Path folder;
  private final Consumer<String> notices;

  /**
   * A store in a folder, which is made with the first answer.
   *
   * @param notices gets a sentence for each damaged file; called by many threads
   */
  public FolderAnswerStore(Path folder, Consumer<String> notices) {
    this.folder = folder;
    this.notices = notices;
  }

  @Override
  public Optional<Completed> find(String hash) {
    Path file = file(hash);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw problem("read", file, e);
    }
    try {
      return Optional.of(AnswerFile.parse(shown(file), hash, bytes));
    } catch (UserException e) {
      putAside(file);
      notices.accept(
          e.getMessage() + " It was put aside as .damaged, and the question is asked again.");
      return Optional.empty();
    }
  }

  @Override
  public Completed keep(String hash, byte[] request, Completed answer) {
    Path file = file(hash);
    for (int i = 0; i < TRIES; i++) {
      if (create(file, AnswerFile.bytes(hash, request, answer))) {
        return answer;
      }
      Optional<Completed> first = find(hash);
      if (first.isPresent()) {
        return first.get();
      }
    }
    throw UserException.failed(
        shown(file) + ": damaged files come back. Find out what else writes there.");
  }

  /** Whether the file was made; false where there is one. */
  private static boolean create(Path file, byte[] bytes) {
    Path partial =
        file.resolveSibling(
            "%s.%s-%d.partial".formatted(file.getFileName(), PROCESS, WRITTEN.incrementAndGet()));
    try {
      try {
        Files.write(partial, bytes);
      } catch (NoSuchFileException e) {
        Files.createDirectories(file.getParent());
        Files.write(partial, bytes);
      }
      link(partial, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw problem("written", file, e);
    } finally {
      discard(partial);
    }
  }

  private static void link(Path partial, Path file) throws IOException {
    try {
      Files.createLink(file, partial);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // A file system without hard links: between its look and its move, another process could
      // come, whose answer is then replaced by this equally good one.
      Files.move(partial, file);
    }
  }

  private static void putAside(Path file) {
    try {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".damaged"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      // Another process was faster.
    } catch (IOException e) {
      throw problem("moved", file, e);
    }
  }

  private static void discard(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      // Its name says that it is partial, and what made it fail is being reported.
    }
  }

  private Path file(String hash) {
    return folder.resolve(hash.substring(0, PREFIX)).resolve(hash + ".json");
  }

  private static String shown(Path file) {
    return Excerpt.escape(file.toString());
  }

  private static UserException problem(String what, Path file, IOException cause) {
    return UserException.failed(
        "the kept answer "
            + shown(file)
            + " cannot be "
            + what
            + ": "
            + cause
            + ". Check the folder's permissions and the disk, then run the same command again: what"
            + " was answered is kept.",
        cause);
  }
}
