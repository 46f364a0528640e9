// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import java.util.Collections;
import java.util.List;

/**
 * A logistic classifier that tells revisions from unrelated texts, and where it came from.
 *
 * @param version of the features
 * @param provenance what it was fitted on, in words
 * @param pairs revisions that it was fitted on
 * @param unrelated texts that it was fitted on
 * @param seed chose the unrelated texts
 * @param bias the log-odds where all features are 0
 * @param weights one for each feature
 * @param threshold the least log-odds at which the meaning counts as kept
 */
public record FittedClassifier(
    int version,
    String provenance,
    int pairs,
    int unrelated,
    long seed,
    double bias,
    List<Double> weights,
    double threshold) {

  public FittedClassifier {
    weights = List.copyOf(weights);
  }

  /** Takes everything for a revision: where none was fitted yet. */
  static FittedClassifier none(int version, int features) {
    return new FittedClassifier(version, "none", 0, 0, 0, 0, Collections.nCopies(features, 0.0), 0);
  }

  /**
   * Checks what it is for.
   *
   * @throws IllegalArgumentException if it is not one of that version
   */
  void require(int neededVersion, int features) {
    if (version != neededVersion || weights.size() != features) {
      throw new IllegalArgumentException(
          "version " + version + " with " + weights.size() + " weights");
    }
  }

  double logOdds(double[] features) {
    double sum = bias;
    for (int f = 0; f < features.length; f++) {
      sum += weights.get(f) * features[f];
    }
    return sum;
  }

  boolean isKept(double logOdds) {
    return logOdds >= threshold;
  }
}
