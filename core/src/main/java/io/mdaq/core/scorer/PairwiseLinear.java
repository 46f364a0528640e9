// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * Linear ranking by dual coordinate descent on differences of pairs, with squared hinge loss (Hsieh
 * et al. 2008, doi:10.1145/1390156.1390208): minimises {@code |w|^2 / 2 + cost * sum max(0, 1 -
 * w.(v - r))^2} over pairs of a revised vector v and a raw vector r.
 */
final class PairwiseLinear {

  private static final int PASSES = 30;

  /** A pass that moves no multiplier by more than this ends the fit. */
  private static final double TOLERANCE = 0.01;

  private PairwiseLinear() {}

  /**
   * Fits.
   *
   * @param differences the pairs
   * @param chosen which of them to use
   * @param dimensions the number of components
   * @param random orders them anew in each pass
   * @return a weight for each component
   */
  static float[] fit(
      SparseRows differences,
      int dimensions,
      int[] chosen,
      double cost,
      UniformRandomProvider random) {
    float[] weights = new float[dimensions];
    double[] multipliers = new double[chosen.length];
    double slack = 1 / (2 * cost);
    double[] diagonal =
        Arrays.stream(chosen).mapToDouble(row -> differences.squaredLength(row) + slack).toArray();
    int[] order = PermutationSampler.natural(chosen.length);
    for (int pass = 0; pass < PASSES; pass++) {
      PermutationSampler.shuffle(random, order);
      double largest = 0;
      for (int i : order) {
        double gradient = differences.dot(chosen[i], weights) - 1 + multipliers[i] * slack;
        double updated = Math.max(multipliers[i] - gradient / diagonal[i], 0);
        double step = updated - multipliers[i];
        if (step != 0) {
          multipliers[i] = updated;
          differences.addTo(chosen[i], step, weights);
          largest = Math.max(largest, Math.abs(step));
        }
      }
      if (largest < TOLERANCE) {
        break;
      }
    }
    return weights;
  }
}
