// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import io.mdaq.core.checkpoint.FolderLock;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.config.OutputConfig;
import io.mdaq.core.config.OutputConfig.IfExists;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of a run: {@code judgements.jsonl}, {@code manifest.json} once it is over, and {@code
 * answers/}, which no run deletes because they were paid for. For one process at a time.
 */
final class JudgementFolder implements AutoCloseable {

  static final String JUDGEMENTS = "judgements.jsonl";
  static final String MANIFEST = "manifest.json";

  private static final String ANSWERS = "answers";
  private static final String LOCK = "lock";
  private static final String PARTIAL = ".partial";

  private static final Set<String> OWN =
      Set.of(JUDGEMENTS, JUDGEMENTS + PARTIAL, MANIFEST, MANIFEST + PARTIAL, ANSWERS, LOCK);

  private final Path folder;
  private final FileChannel lock;

  private JudgementFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens the folder for a new run, makes it where it is not there.
   *
   * @throws UserException where other things are in it, or it cannot be written to
   */
  static JudgementFolder create(OutputConfig output) {
    Path folder = output.requireLocalDir();
    try {
      Files.createDirectories(folder);
      requireOwn(folder);
      return new JudgementFolder(folder, FolderLock.take(folder.resolve(LOCK), folder));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Opens the folder of a finished run.
   *
   * @throws UserException where it is none, or cannot be written to
   */
  static JudgementFolder finished(Path folder) {
    if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
      throw UserException.failed(
          Excerpt.escape(folder.toString())
              + ": there is no "
              + MANIFEST
              + ", so this is no finished run of judge. Run the same command again: answers that are"
              + " kept are not asked for again.");
    }
    try {
      return new JudgementFolder(folder, FolderLock.take(folder.resolve(LOCK), folder));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Whether this very run was finished here before.
   *
   * @throws UserException where another run was, and its judgements are not to be replaced
   */
  boolean isFinished(String fingerprint, IfExists ifExists) {
    if (!Files.exists(folder.resolve(MANIFEST))) {
      return false;
    }
    boolean isSame = manifest().fingerprint().equals(fingerprint);
    if (!isSame && ifExists == IfExists.REFUSE) {
      throw UserException.usage(
          "output.dir: "
              + Excerpt.of(folder.toString())
              + " holds judgements of other responses, by another judge or with other settings."
              + " Name another folder, or add --overwrite; answers that are kept there stay.");
    }
    return isSame && ifExists == IfExists.REFUSE;
  }

  /** Replies that were paid for. */
  Path answers() {
    return folder.resolve(ANSWERS);
  }

  Path judgements() {
    return folder.resolve(JUDGEMENTS);
  }

  /**
   * What the finished run says of itself.
   *
   * @throws UserException where it cannot be read
   */
  JudgementManifest manifest() {
    Path file = folder.resolve(MANIFEST);
    try (InputStream stream = Files.newInputStream(file)) {
      return JsonFile.read(stream, JudgementManifest.class);
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(file.toString())
              + ": is not the manifest of judge ("
              + Excerpt.of(String.valueOf(e.getMessage()))
              + "). Give the folder of a finished run of this version.",
          e);
    }
  }

  /** Writes the judgements; the folder is not finished any more. */
  FileHash writeJudgements(WholeFile.Content content) {
    Path file = judgements();
    try {
      Files.deleteIfExists(folder.resolve(MANIFEST));
      WholeFile.write(file, content);
      return hashJudgements();
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** The file of judgements as it is. */
  FileHash hashJudgements() throws IOException {
    try (InputStream stream = Files.newInputStream(judgements())) {
      return FileHash.of(JUDGEMENTS, stream);
    }
  }

  /** Writes the manifest, which finishes the folder. */
  void finish(JudgementManifest manifest) {
    try {
      WholeFile.write(folder.resolve(MANIFEST), stream -> JsonFile.write(stream, manifest));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static void requireOwn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> !OWN.contains(name))
          .sorted()
          .findFirst()
          .ifPresent(
              name -> {
                throw UserException.usage(
                    "output.dir: "
                        + Excerpt.of(folder.toString())
                        + " holds other files than judgements ("
                        + Excerpt.of(name)
                        + "). Name another folder.");
              });
    }
  }

  private static UserException unwritable(Path folder, IOException e) {
    return UserException.failed(
        Excerpt.escape(folder.toString())
            + ": cannot be written to: "
            + e
            + ". Check the folder, its permissions and the free space; answers that were paid for"
            + " are kept, so run the command again.",
        e);
  }

  /** Frees the folder. */
  @Override
  public void close() {
    try (lock) {
      Files.deleteIfExists(folder.resolve(LOCK));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }
}
