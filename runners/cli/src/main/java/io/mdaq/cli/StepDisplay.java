// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.training.StepReport;
import io.mdaq.eval.finetune.FineTuneProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows how far a training has come: one line that is rewritten at most each second on a terminal,
 * a plain line at most every ten seconds elsewhere, and always the first and the last step.
 */
final class StepDisplay implements FineTuneProgress, AutoCloseable {

  private static final long TERMINAL_NANOS = 1_000_000_000L;
  private static final long PLAIN_NANOS = 10_000_000_000L;
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintWriter err;
  private final boolean isTerminal;
  private long shown = Long.MIN_VALUE;
  private long begun = -1;
  private long firstStep;

  private StepDisplay(PrintWriter err, boolean isTerminal) {
    this.err = err;
    this.isTerminal = isTerminal;
  }

  /** Shows progress on standard error. */
  static StepDisplay on(PrintWriter err) {
    // Set by the launcher, which knows whether standard error is a terminal; Java 17 does not.
    return new StepDisplay(err, Boolean.getBoolean("mdaq.terminal"));
  }

  @Override
  public void doing(String what) {
    show(what + " ...");
  }

  @Override
  public void stepped(StepReport report) {
    long now = System.nanoTime();
    boolean isFirst = begun < 0;
    if (isFirst) {
      begun = now;
      firstStep = report.step();
    }
    boolean isLast = report.step() == report.steps();
    if (isFirst || isLast || now - shown >= (isTerminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      shown = now;
      show(line(report, now));
    }
  }

  private String line(StepReport report, long now) {
    return String.format(
            Locale.ROOT,
            "step %,d of %,d: loss %.4f, gradient norm %.3g, %,.0f tokens/s",
            report.step(),
            report.steps(),
            report.loss(),
            report.gradientNorm(),
            report.tokensPerSecond())
        + left(report, now);
  }

  /** The first step tells nothing of the time of the others. */
  private String left(StepReport report, long now) {
    long done = report.step() - firstStep;
    long more = report.steps() - report.step();
    if (done == 0 || more == 0) {
      return "";
    }
    Duration left = Duration.ofNanos((long) ((double) (now - begun) / done * more));
    return String.format(
        Locale.ROOT,
        ", %d:%02d:%02d left",
        left.toHours(),
        left.toMinutesPart(),
        left.toSecondsPart());
  }

  private void show(String line) {
    if (isTerminal) {
      err.print(CLEAR_LINE + line);
      err.flush();
    } else {
      err.println(line);
    }
  }

  @Override
  public void close() {
    if (isTerminal) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
