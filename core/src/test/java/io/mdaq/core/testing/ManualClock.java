// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing;

import io.mdaq.core.endpoint.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that only sleepers move: nobody waits, and every wait is recorded. */
public final class ManualClock implements RunClock {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Duration> sleeps = new ArrayList<>();
  private Duration passed = Duration.ZERO;

  @Override
  public synchronized long nanos() {
    return passed.toNanos();
  }

  @Override
  public synchronized Instant now() {
    return START.plus(passed);
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    passed = passed.plus(duration);
    sleeps.add(duration);
  }

  /** All waits so far, in their order. */
  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}
