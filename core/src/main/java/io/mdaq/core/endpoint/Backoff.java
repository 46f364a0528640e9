// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long a request waits before it is sent again: doubling from a first wait up to a minute, of
 * which the upper half is drawn, so that requests that failed together do not return together. The
 * draw depends on the request and the attempt alone.
 */
record Backoff(Duration first) {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 30;

  /**
   * The wait after an attempt.
   *
   * @param attempt the one that failed, from 1
   * @param seed of the request
   */
  Duration after(int attempt, long seed) {
    double doubled = first.toNanos() * Math.scalb(1.0, Math.min(attempt - 1, MOST_DOUBLINGS));
    double whole = Math.min(doubled, (double) Math.max(first.toNanos(), LONGEST.toNanos()));
    double share = (1 + new SplittableRandom(seed + attempt).nextDouble()) / 2;
    return Duration.ofNanos(Math.round(whole * share));
  }
}
