// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import java.util.Arrays;

/** The difference of two sparse vectors. */
final class SparseDifference {

  private final float[] dense = new float[SampleFeatures.DIMENSIONS];
  private int[] touched = new int[1024];
  private int count;

  /** Adds the sample's vector times a sign. */
  void add(SampleFeatures features, int sign) {
    for (int i = 0; i < features.size(); i++) {
      int index = features.index(i);
      if (count == touched.length) {
        touched = Arrays.copyOf(touched, 2 * count);
      }
      touched[count++] = index;
      dense[index] += sign * features.value(i);
    }
  }

  /** Appends what is not zero as a new row, by index, and starts again from zero. */
  void moveTo(SparseRows rows) {
    rows.beginRow();
    Arrays.sort(touched, 0, count);
    for (int i = 0; i < count; i++) {
      int index = touched[i];
      if (dense[index] != 0) {
        rows.add(index, dense[index]);
        dense[index] = 0;
      }
    }
    count = 0;
  }
}
