// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.engine.AtExit;
import io.mdaq.pipeline.files.OutputFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;

/**
 * Watches over an output folder while it is being filled: whatever ends the run before {@link
 * #finish}, a failure or the end of the process, the output is removed.
 */
final class UnfinishedOutput implements AutoCloseable {

  /** The step that makes the output count as finished. */
  @FunctionalInterface
  interface Commit {
    void run() throws IOException;
  }

  private enum State {
    UNFINISHED,
    FINISHED,
    REMOVED,
    /** Another run's output lies there now. */
    TAKEN
  }

  private final OutputFolder output;
  private final RunNotes notes;
  private final AtExit removal;
  private State state = State.UNFINISHED;

  private UnfinishedOutput(OutputFolder output, RunNotes notes) {
    this.output = output;
    this.notes = notes;
    this.removal = AtExit.register("remove unfinished output", this::processEnds);
  }

  /** Begins to watch. */
  static UnfinishedOutput watch(OutputFolder output, RunNotes notes) {
    return new UnfinishedOutput(output, notes);
  }

  /** Commits, unless the output was removed meanwhile: then nothing may look finished. */
  synchronized void finish(Commit commit) throws IOException {
    if (state == State.REMOVED) {
      throw UserException.failed("interrupted");
    }
    try {
      commit.run();
      state = State.FINISHED;
    } catch (FileAlreadyExistsException e) {
      state = State.TAKEN;
      throw UserException.failed(
          "output.dir: another run has finished in %s meanwhile, and its result stays; run this one"
                  .formatted(output.location())
              + " again with another folder",
          e);
    }
  }

  private synchronized void processEnds() {
    if (state != State.UNFINISHED) {
      return;
    }
    try {
      remove();
      notes.interrupted(
          "interrupted; the unfinished output in %s was removed".formatted(output.location()));
    } catch (UserException e) {
      notes.interrupted("interrupted; " + e.getMessage());
    }
  }

  private synchronized void remove() {
    if (state == State.UNFINISHED) {
      state = State.REMOVED;
      output.abandon();
    }
  }

  @Override
  public void close() {
    // Where the process is ending, it is removed when the job has been cancelled, and that is said.
    if (removal.withdraw()) {
      remove();
    }
  }
}
