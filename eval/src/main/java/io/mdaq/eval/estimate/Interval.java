// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.estimate;

/**
 * An interval of confidence.
 *
 * @param low its lower end
 * @param high its upper end, not below
 */
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no interval: " + low + " to " + high);
    }
  }

  /** Cut to the values that a share can have. */
  public Interval ofShare() {
    return new Interval(clamp(low), clamp(high));
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
