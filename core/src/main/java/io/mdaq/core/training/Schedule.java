// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

/**
 * The learning rate of each step: from 0 it rises linearly to the peak, then falls to 0, as in
 * Hugging Face transformers' schedules. Where there is a warm-up, the first step's rate is 0.
 *
 * @param shape how it falls
 * @param peak the highest rate, above 0
 * @param warmupSteps from 0
 * @param totalSteps at least 1, and no fewer than of the warm-up
 */
public record Schedule(Shape shape, double peak, long warmupSteps, long totalSteps) {

  /** How a learning rate goes on after the warm-up. */
  public enum Shape {
    CONSTANT,
    LINEAR,
    /** Half a period of a cosine. */
    COSINE
  }

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Schedule {
    Ranges.require("peak", peak, peak > 0 && peak < Double.POSITIVE_INFINITY, "above 0");
    Ranges.require("totalSteps", totalSteps, totalSteps >= 1, "at least 1");
    Ranges.require(
        "warmupSteps",
        warmupSteps,
        warmupSteps >= 0 && warmupSteps <= totalSteps,
        "0 to " + totalSteps);
  }

  /**
   * A schedule whose warm-up is a share of all steps, rounded up.
   *
   * @param warmup from 0 to 1
   */
  public static Schedule withWarmup(Shape shape, double peak, double warmup, long totalSteps) {
    Ranges.require("warmup", warmup, warmup >= 0 && warmup <= 1, "0 to 1");
    return new Schedule(shape, peak, (long) Math.ceil(warmup * totalSteps), totalSteps);
  }

  /**
   * The rate of a step.
   *
   * @param step from 0
   */
  public double rate(long step) {
    if (step < warmupSteps) {
      return peak * step / warmupSteps;
    }
    double done =
        (double) (Math.min(step, totalSteps) - warmupSteps) / Math.max(1, totalSteps - warmupSteps);
    return switch (shape) {
      case CONSTANT -> peak;
      case LINEAR -> peak * (1 - done);
      case COSINE -> peak * 0.5 * (1 + StrictMath.cos(Math.PI * done));
    };
  }
}
