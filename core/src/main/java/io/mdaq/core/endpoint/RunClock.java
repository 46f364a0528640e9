// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Time as a client needs it, so that tests need not wait. */
public interface RunClock {

  /** A count that never goes back, from any start. */
  long nanos();

  /** The date, to which an HTTP date is compared. */
  Instant now();

  /** Lets that much time pass. */
  void sleep(Duration duration) throws InterruptedException;

  /** The computer's own. */
  static RunClock system() {
    return new RunClock() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
      }
    };
  }
}
