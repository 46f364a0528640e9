// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

/** How many clusters a group needs so that its diversity quota can be filled. */
public final class ClusterCount {

  /** 32 MiB of centroids of 256 dimensions; reached at a budget of about 100,000. */
  public static final int MAX = 1 << 16;

  /** Clusters to leave uncovered, per sample of the diversity quota: they are not equally large. */
  private static final double RESERVE = 1.25;

  private ClusterCount() {}

  /**
   * The smallest number, from half the budget on, at which enough clusters would stay uncovered if
   * scores had nothing to do with clusters: {@code k (1 - q / n)^(n / k)} of {@code k} equal
   * clusters of {@code n} samples are without any of the {@code q} best. It is about two thirds of
   * a budget that is small beside the group, and more of a larger one; where scores go with
   * clusters, as real ones do, more clusters stay uncovered than this assumes. Where nothing is
   * chosen by score alone, nothing is covered before, and it is the budget itself.
   *
   * @param budget of the group, not negative
   * @param groupSize number of samples, not negative
   * @param split of the budget between the stages
   * @return from 1 to the smaller of {@link #MAX} and half the group, rounded up (1 for an empty
   *     group): where more would be needed, clusters would be single samples
   */
  public static int forBudget(int budget, long groupSize, QualityToDiversity split) {
    int most = (int) Math.max(1, Math.min(groupSize / 2 + groupSize % 2, MAX));
    if (split.quality() == 0) {
      return Math.max(1, Math.min(budget, most));
    }
    int diversity = split.diversityQuota(budget);
    double missed = 1 - Math.min(1, (double) (budget - diversity) / Math.max(groupSize, 1));
    int low = Math.max(1, Math.min(budget / 2 + budget % 2, most));
    int high = most;
    // Uncovered clusters grow with their number, so halving the range finds the first that is
    // enough.
    while (low < high) {
      int middle = (low + high) >>> 1;
      double uncovered = middle * StrictMath.pow(missed, (double) groupSize / middle);
      if (uncovered >= RESERVE * diversity) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
