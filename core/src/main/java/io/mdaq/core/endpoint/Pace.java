// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many requests are under way at once. The limit grows by one for every limit's worth of
 * answers and is halved by a sign of overload, as TCP's window is (Chiu and Jain 1989,
 * doi:10.1016/0169-7552(89)90019-6). Overloads of requests that were sent before the last halving
 * are one and the same, and halve it once. A wait that the endpoint asks for holds all requests.
 */
final class Pace {

  private static final int FIRST_LIMIT = 4;

  /** What a request tells of the endpoint's load. */
  enum Load {
    FINE,
    UNKNOWN,
    TOO_MUCH
  }

  /** The right to have one request under way. */
  record Permit(long halvings) {}

  private final int most;
  private final RunClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition mayEnter = lock.newCondition();

  private double limit;
  private int underWay;
  private long halvings;
  private long heldUntil;

  Pace(int most, RunClock clock) {
    this.most = most;
    this.clock = clock;
    this.limit = Math.min(FIRST_LIMIT, most);
    this.heldUntil = clock.nanos();
  }

  /** Waits until one more request may be sent. */
  Permit enter() throws InterruptedException {
    while (true) {
      long wait;
      lock.lockInterruptibly();
      try {
        while (underWay >= (int) limit) {
          mayEnter.await();
        }
        wait = heldUntil - clock.nanos();
        if (wait <= 0) {
          underWay++;
          wakeNext();
          return new Permit(halvings);
        }
      } finally {
        lock.unlock();
      }
      clock.sleep(Duration.ofNanos(wait));
    }
  }

  /** Gives the permit back. */
  void leave(Permit permit, Load load) {
    lock.lock();
    try {
      underWay--;
      switch (load) {
        case FINE -> limit = Math.min(most, limit + 1 / limit);
        case TOO_MUCH -> {
          if (permit.halvings() == halvings) {
            limit = Math.max(1, limit / 2);
            halvings++;
          }
        }
        case UNKNOWN -> {}
      }
      wakeNext();
    } finally {
      lock.unlock();
    }
  }

  /** Holds all requests that are not yet sent for at least that long. */
  void hold(Duration duration) {
    lock.lock();
    try {
      long until = clock.nanos() + duration.toNanos();
      if (until - heldUntil > 0) {
        heldUntil = until;
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many requests may be under way now. */
  int limit() {
    lock.lock();
    try {
      return (int) limit;
    } finally {
      lock.unlock();
    }
  }

  /** One that enters wakes the next, so that a limit that has grown is filled. */
  private void wakeNext() {
    if (underWay < (int) limit) {
      mayEnter.signal();
    }
  }
}
