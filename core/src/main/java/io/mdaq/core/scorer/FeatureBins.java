// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import java.util.Arrays;

/**
 * Surface features of many samples, each value replaced by the number of its bin.
 *
 * @param bins by feature, then by sample
 * @param bounds by feature: the largest value of each bin but the last
 */
record FeatureBins(byte[][] bins, float[][] bounds) {

  /** No feature has more bins. */
  static final int MOST = 64;

  /**
   * Cuts each feature at its quantiles.
   *
   * @param samples by sample, then by feature
   */
  static FeatureBins of(float[][] samples) {
    int features = samples[0].length;
    byte[][] bins = new byte[features][samples.length];
    float[][] bounds = new float[features][];
    float[] column = new float[samples.length];
    for (int f = 0; f < features; f++) {
      for (int i = 0; i < samples.length; i++) {
        column[i] = samples[i][f];
      }
      bounds[f] = bounds(column);
      for (int i = 0; i < samples.length; i++) {
        int found = Arrays.binarySearch(bounds[f], samples[i][f]);
        bins[f][i] = (byte) (found >= 0 ? found : -found - 1);
      }
    }
    return new FeatureBins(bins, bounds);
  }

  private static float[] bounds(float[] column) {
    float[] sorted = column.clone();
    Arrays.sort(sorted);
    float[] bounds = new float[MOST - 1];
    int count = 0;
    for (int cut = 1; cut < MOST; cut++) {
      float bound = sorted[(int) ((long) cut * sorted.length / MOST)];
      boolean separates = bound < sorted[sorted.length - 1];
      if (separates && (count == 0 || bound > bounds[count - 1])) {
        bounds[count++] = bound;
      }
    }
    return Arrays.copyOf(bounds, count);
  }
}
