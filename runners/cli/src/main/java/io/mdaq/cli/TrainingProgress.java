// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.training.StepReport;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows how far a training has come: one line that is rewritten each second on a terminal, a plain
 * line every ten seconds elsewhere.
 */
final class TrainingProgress implements AutoCloseable {

  private static final long TERMINAL_NANOS = 1_000_000_000L;
  private static final long PLAIN_NANOS = 10 * TERMINAL_NANOS;
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintWriter err;
  private final boolean terminal;
  private long shown = System.nanoTime();
  private double loss;
  private double seconds;
  private long steps;

  private TrainingProgress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** Begins to show progress; closing ends it. */
  static TrainingProgress start(PrintWriter err) {
    // Set by the launcher, which knows whether standard error is a terminal; Java 17 does not.
    return new TrainingProgress(err, Boolean.getBoolean("mdaq.terminal"));
  }

  /** A step was done. */
  void stepped(StepReport report) {
    loss += report.loss();
    seconds += report.seconds();
    steps++;
    long now = System.nanoTime();
    boolean isLast = report.step() == report.steps();
    if (now - shown < (terminal ? TERMINAL_NANOS : PLAIN_NANOS) && !isLast) {
      return;
    }
    String line =
        String.format(
            Locale.ROOT,
            "step %,d of %,d, loss %.4f, %,.0f tokens/s, %,.0f s left",
            report.step(),
            report.steps(),
            loss / steps,
            report.tokensPerSecond(),
            seconds / steps * (report.steps() - report.step()));
    if (terminal && !isLast) {
      err.print(CLEAR_LINE + line);
      err.flush();
    } else {
      err.println((terminal ? CLEAR_LINE : "") + line);
    }
    shown = now;
    loss = 0;
    seconds = 0;
    steps = 0;
  }

  @Override
  public void close() {
    if (terminal) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
