// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers of each stage what it was made from, so that only what is missing or out of date is
 * done again.
 */
final class StudyFolder {

  private static final String RECORDS = "stages";
  private static final String MANIFEST = "manifest.json";

  private final Path folder;

  /** What is known of a stage's folder. */
  enum State {
    /** Finished, of the same inputs. */
    DONE,
    /** Interrupted, of the same inputs: it may go on. */
    BEGUN,
    /** Of other inputs, or not there. */
    OTHER
  }

  private enum Progress {
    BEGUN,
    DONE
  }

  private record StageRecord(String key, Progress progress) {}

  StudyFolder(Path folder) {
    this.folder = folder;
  }

  Path of(String stage) {
    return folder.resolve(stage);
  }

  /** The hash of all that a stage depends on; where the study's folder lies does not count. */
  String key(StudyStage stage) {
    StringBuilder text = new StringBuilder(stage.name()).append('\n');
    stage.arguments().forEach(a -> text.append(a.replace(folder.toString(), "")).append('\n'));
    stage.needs().forEach(need -> text.append(need).append('\n'));
    return Sha256.hex(text.toString());
  }

  State state(StudyStage stage) {
    Optional<StageRecord> record = read(stage).filter(found -> found.key().equals(key(stage)));
    if (record.isEmpty()) {
      return State.OTHER;
    }
    return record.get().progress() == Progress.DONE
            && Files.exists(of(stage.name()).resolve(MANIFEST))
        ? State.DONE
        : State.BEGUN;
  }

  void begin(StudyStage stage) {
    write(stage, Progress.BEGUN);
  }

  void finish(StudyStage stage) {
    write(stage, Progress.DONE);
  }

  private Path record(StudyStage stage) {
    return folder.resolve(RECORDS).resolve(stage.name().replace('/', '.') + ".json");
  }

  private Optional<StageRecord> read(StudyStage stage) {
    Path file = record(stage);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return Optional.of(JsonFile.read(stream, StageRecord.class));
    } catch (IOException e) {
      throw UserException.failed(
          file + ": cannot be read: " + e.getMessage() + ". Remove it to do the stage again.", e);
    }
  }

  private void write(StudyStage stage, Progress progress) {
    Path file = record(stage);
    try {
      Files.createDirectories(file.getParent());
      WholeFile.write(
          file, stream -> JsonFile.write(stream, new StageRecord(key(stage), progress)));
    } catch (IOException e) {
      throw UserException.failed(
          file + ": cannot be written: " + e + ". Check the disk and the permissions.", e);
    }
  }
}
