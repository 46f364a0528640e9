// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

/**
 * An interval, both ends included.
 *
 * @param low at most {@code high}
 * @param high its upper end
 */
public record Interval(double low, double high) {

  /**
   * @throws IllegalArgumentException where the ends are no numbers or change places
   */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no interval: " + low + " to " + high);
    }
  }

  /** Whether a value lies in it. */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }

  /** Cut to the values that a share can have. */
  public Interval ofShare() {
    return new Interval(clamp(low), clamp(high));
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
