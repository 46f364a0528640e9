// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.pipeline.facts.Progress;
import io.mdaq.pipeline.run.RunNotes;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far a run has come: one line that is rewritten each second on a terminal, a plain line
 * every ten seconds elsewhere.
 */
final class ProgressDisplay implements RunNotes, AutoCloseable {

  private static final int TERMINAL_SECONDS = 1;
  private static final int PLAIN_SECONDS = 10;
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintWriter lines;
  private final PrintWriter err;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private volatile String doing = "starting";

  private ProgressDisplay(PrintWriter lines, PrintWriter err, boolean terminal) {
    this.lines = lines;
    this.err = err;
    this.terminal = terminal;
  }

  /**
   * Begins to show progress; closing ends it.
   *
   * @param lines where progress goes
   * @param err where goes what must be said in any case
   */
  static ProgressDisplay start(PrintWriter lines, PrintWriter err) {
    Progress.reset();
    // Set by the launcher, which knows whether standard error is a terminal; Java 17 does not.
    ProgressDisplay display = new ProgressDisplay(lines, err, Boolean.getBoolean("mdaq.terminal"));
    int seconds = display.terminal ? TERMINAL_SECONDS : PLAIN_SECONDS;
    var unused =
        display.timer.scheduleAtFixedRate(display::show, seconds, seconds, TimeUnit.SECONDS);
    return display;
  }

  @Override
  public void doing(String what) {
    doing = what;
  }

  @Override
  public void interrupted(String outcome) {
    close();
    err.println("mdaq: " + outcome);
    err.flush();
  }

  private void show() {
    double seconds = (System.nanoTime() - start) / 1e9;
    StringBuilder line = new StringBuilder(doing);
    for (Progress stage : Progress.values()) {
      if (stage.rows() > 0) {
        line.append(String.format(Locale.ROOT, ", %s %,d", stage.verb(), stage.rows()));
      }
    }
    line.append(String.format(Locale.ROOT, " (%.0f s", seconds));
    // Workers in other processes count for themselves.
    if (Progress.READ.rows() > 0) {
      line.append(String.format(Locale.ROOT, ", %,.0f rows/s", Progress.READ.rows() / seconds));
    }
    line.append(')');
    if (terminal) {
      lines.print(CLEAR_LINE + line);
      lines.flush();
    } else {
      lines.println(line);
    }
  }

  @Override
  public void close() {
    if (timer.isShutdown()) {
      return;
    }
    timer.shutdownNow();
    if (terminal) {
      lines.print(CLEAR_LINE);
      lines.flush();
    }
  }
}
