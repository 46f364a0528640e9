// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.checkpoint.FolderLock;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.config.OutputConfig;
import io.mdaq.core.config.OutputConfig.IfExists;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.response.ResponseManifest;
import io.mdaq.eval.response.ResponseSet;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder of a run: {@code parts/} while it goes on, {@code responses.jsonl} and {@code
 * manifest.json} when it is over. For one process at a time.
 */
final class RunFolder implements AutoCloseable {

  private static final String PARTS = "parts";
  private static final String FINGERPRINT = "fingerprint";
  private static final String LOCK = "lock";

  /** How far an earlier run came. */
  enum State {
    /** Nothing is left to do. */
    FINISHED,
    OPEN
  }

  private final Path folder;
  private final State state;
  private final FileChannel lock;

  private RunFolder(Path folder, State state, FileChannel lock) {
    this.folder = folder;
    this.state = state;
    this.lock = lock;
  }

  /**
   * Opens the folder for a run, makes it where it is not there.
   *
   * @param fingerprint of all that decides the responses
   * @throws UserException where another run's responses are there, and are not to be replaced, or
   *     where it cannot be written to
   */
  static RunFolder open(OutputConfig output, String fingerprint) {
    Path folder = output.requireLocalDir();
    try {
      Files.createDirectories(folder.resolve(PARTS));
      FileChannel lock = FolderLock.take(folder.resolve(PARTS).resolve(LOCK), folder);
      try {
        return new RunFolder(folder, claim(folder, output.ifExists(), fingerprint), lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static State claim(Path folder, IfExists ifExists, String fingerprint)
      throws IOException {
    Path note = folder.resolve(PARTS).resolve(FINGERPRINT);
    boolean isFinished = Files.exists(folder.resolve(ResponseSet.MANIFEST));
    boolean isBegun = Files.exists(note);
    if (isFinished || isBegun) {
      String other = isFinished ? finished(folder) : Files.readString(note).strip();
      boolean isSame = other.equals(fingerprint);
      if (isSame && !(isFinished && ifExists == IfExists.OVERWRITE)) {
        return isFinished ? State.FINISHED : State.OPEN;
      }
      if (!isSame && ifExists == IfExists.REFUSE) {
        throw UserException.usage(
            "output.dir: "
                + Excerpt.of(folder.toString())
                + " holds responses "
                + (isFinished ? "" : "that were begun ")
                + "with another model, other prompts or other settings. Name another folder, or"
                + " add --overwrite.");
      }
      Files.deleteIfExists(folder.resolve(ResponseSet.MANIFEST));
      Files.deleteIfExists(folder.resolve(ResponseSet.RESPONSES));
      clearParts(folder);
    }
    WholeFile.write(note, stream -> stream.write((fingerprint + "\n").getBytes(UTF_8)));
    return State.OPEN;
  }

  private static String finished(Path folder) {
    return ResponseSet.open(folder)
        .manifest()
        .map(ResponseManifest::fingerprint)
        .orElseThrow(() -> new IllegalStateException("a folder has a manifest"));
  }

  State state() {
    return state;
  }

  /** The file of a part, from 0. */
  Path part(int number) {
    return folder
        .resolve(PARTS)
        .resolve(String.format(Locale.ROOT, "responses-%06d.jsonl", number));
  }

  /** A folder for what is of use until the run is over. */
  Path work() {
    return folder.resolve(PARTS);
  }

  Path responses() {
    return folder.resolve(ResponseSet.RESPONSES);
  }

  /** Writes the manifest, which finishes the folder; the parts go when it is closed. */
  void finish(ResponseManifest manifest) {
    try {
      WholeFile.write(
          folder.resolve(ResponseSet.MANIFEST), stream -> JsonFile.write(stream, manifest));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static void clearParts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(PARTS))) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        boolean stays = file.equals(folder.resolve(PARTS)) || file.endsWith(LOCK);
        if (!stays) {
          Files.delete(file);
        }
      }
    }
  }

  private static UserException unwritable(Path folder, IOException e) {
    return UserException.failed(
        Excerpt.escape(folder.toString())
            + ": cannot be written to: "
            + e
            + ". Check the folder, its permissions and the free space.",
        e);
  }

  /** Frees the folder; where the run is over, its parts go. */
  @Override
  public void close() {
    try (lock) {
      if (Files.exists(folder.resolve(ResponseSet.MANIFEST))) {
        clearParts(folder);
        Files.deleteIfExists(folder.resolve(PARTS).resolve(LOCK));
        Files.deleteIfExists(folder.resolve(PARTS));
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }
}
