// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The folder of a training: {@code log.jsonl} with a line for each step, and the last checkpoints
 * to go on from. Opened on a folder that has checkpoints of the same run, the training goes on
 * behind the last one, and ends with the same bits as if it had never stopped.
 */
public final class TrainingFolder implements TrainingObserver {

  private final TrainingLog log;
  private final StateCheckpoints checkpoints;
  private final int saveEvery;
  private final Consumer<StepReport> progress;

  private TrainingFolder(
      TrainingLog log, StateCheckpoints checkpoints, int saveEvery, Consumer<StepReport> progress) {
    this.log = log;
    this.checkpoints = checkpoints;
    this.saveEvery = saveEvery;
    this.progress = progress;
  }

  /**
   * How a folder is kept.
   *
   * @param run tells this run from others: a hash of the configuration, the data and the model, of
   *     at most 200 characters
   * @param saveEvery steps between checkpoints, at least 1; the last step is always saved
   * @param keep how many checkpoints stay, at least 1
   * @param ceiling what speeds are compared with, in operations per second, above 0
   */
  public record Settings(String run, int saveEvery, int keep, double ceiling) {

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Settings {
      Ranges.require("run", run.length(), run.length() <= 200, "at most 200 characters");
      Ranges.require("saveEvery", saveEvery, saveEvery >= 1, "at least 1");
      Ranges.require("keep", keep, keep >= 1, "at least 1");
      Ranges.require("ceiling", ceiling, ceiling > 0, "above 0");
    }
  }

  /**
   * Opens a folder, and makes it if it is not there.
   *
   * @param progress called after each step
   * @throws UserException if it cannot be written to
   */
  public static TrainingFolder open(Path folder, Settings settings, Consumer<StepReport> progress) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(folder.toString())
              + ": the folder of the training cannot be made: "
              + e
              + ". Check the path and its permissions.",
          e);
    }
    return new TrainingFolder(
        new TrainingLog(folder.resolve("log.jsonl"), settings.ceiling()),
        new StateCheckpoints(folder, settings.run(), settings.keep()),
        settings.saveEvery(),
        progress);
  }

  /**
   * Removes the states to go on from, once the model that came of them is safe.
   *
   * @throws UserException if one cannot be removed
   */
  public void removeCheckpoints() {
    checkpoints.removeAll();
  }

  /** After how many steps the latest state was saved; 0 if there is none. */
  public long savedSteps() {
    return checkpoints.latest();
  }

  @Override
  public long begin(TrainingState state) {
    long done = checkpoints.restore(state);
    log.cutBehind(done);
    return done;
  }

  @Override
  public void stepped(StepReport report, TrainingState state) {
    log.append(report);
    if (report.step() % saveEvery == 0 || report.step() == report.steps()) {
      checkpoints.save(state, report.step());
    }
    progress.accept(report);
  }
}
