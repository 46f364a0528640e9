// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

/** Gives back samples of {@link FeatureBins} as features that fall into the same bins. */
final class SurfaceRows {

  private final FeatureBins data;
  private final float[] row;

  SurfaceRows(FeatureBins data) {
    this.data = data;
    this.row = new float[data.bins().length];
  }

  /** The sample's features; the same array for every sample. */
  float[] of(int sample) {
    for (int f = 0; f < row.length; f++) {
      int bin = data.bins()[f][sample];
      float[] bounds = data.bounds()[f];
      row[f] = bin < bounds.length ? bounds[bin] : Float.MAX_VALUE;
    }
    return row;
  }
}
