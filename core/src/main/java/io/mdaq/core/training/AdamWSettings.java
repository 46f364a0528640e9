// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

/**
 * The constants of {@link AdamW}.
 *
 * @param beta1 how much of the mean gradient a step keeps, in [0, 1)
 * @param beta2 how much of the mean squared gradient a step keeps, in [0, 1)
 * @param epsilon added to the root of the latter, above 0
 * @param weightDecay the share of a weight, times the learning rate, that a step takes away, from 0
 * @param decayed which weights it is taken from
 */
public record AdamWSettings(
    double beta1, double beta2, double epsilon, double weightDecay, Decayed decayed) {

  /** Which weights decay. */
  public enum Decayed {
    ALL,
    /** Not norms and biases. */
    MATRICES
  }

  /** PyTorch's constants, without decay. */
  public static final AdamWSettings DEFAULT = new AdamWSettings(0.9, 0.999, 1e-8, 0, Decayed.ALL);

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public AdamWSettings {
    Ranges.require("beta1", beta1, beta1 >= 0 && beta1 < 1, "from 0 to below 1");
    Ranges.require("beta2", beta2, beta2 >= 0 && beta2 < 1, "from 0 to below 1");
    Ranges.require(
        "epsilon", epsilon, epsilon > 0 && epsilon < Double.POSITIVE_INFINITY, "above 0");
    Ranges.require(
        "weightDecay",
        weightDecay,
        weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY,
        "0 or more");
  }

  /** The same with another decay. */
  public AdamWSettings withWeightDecay(double other, Decayed which) {
    return new AdamWSettings(beta1, beta2, epsilon, other, which);
  }
}
