// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.time.Duration;

/** Shows how far the demo has come: a line for each stage, with the time since the start. */
final class DemoProgress implements StudyNotes {

  private final Verbosity verbosity;
  private final long start = System.nanoTime();
  private int stages;
  private int begun;

  DemoProgress(Verbosity verbosity) {
    this.verbosity = verbosity;
  }

  /** The demo begins, with so many stages before it. */
  void begin(int all) {
    stages = all;
  }

  @Override
  public void begins(String stage, String how) {
    show(verbosity.isVerbose() ? stage + ": " + how : stage);
  }

  @Override
  public void wasDone(String stage) {
    show(stage + ": done before");
  }

  private void show(String what) {
    Duration since = Duration.ofNanos(System.nanoTime() - start);
    begun++;
    verbosity
        .progress()
        .printf(
            "%d:%02d  %2d of %d  %s%n",
            since.toMinutes(), since.toSecondsPart(), begun, stages, what);
  }
}
