// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import java.util.Arrays;

/** Sparse vectors, one after the other in flat arrays. */
final class SparseRows {

  private int rows;
  private int[] starts = new int[1024];
  private int[] indices = new int[1 << 16];
  private float[] values = new float[1 << 16];

  /** Begins a new row; {@link #add} fills it. */
  void beginRow() {
    if (rows + 2 > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[rows + 1] = starts[rows];
    rows++;
  }

  /** Adds a component to the last row. */
  void add(int index, float value) {
    int at = starts[rows]++;
    if (at == indices.length) {
      indices = Arrays.copyOf(indices, at + at / 2);
      values = Arrays.copyOf(values, indices.length);
    }
    indices[at] = index;
    values[at] = value;
  }

  int rows() {
    return rows;
  }

  double dot(int row, float[] weights) {
    double sum = 0;
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      sum += (double) weights[indices[i]] * values[i];
    }
    return sum;
  }

  void addTo(int row, double factor, float[] weights) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      weights[indices[i]] += (float) (factor * values[i]);
    }
  }

  double squaredLength(int row) {
    double sum = 0;
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      sum += (double) values[i] * values[i];
    }
    return sum;
  }

  /**
   * The components from {@code from} to {@code to}, without those that occur in fewer than {@code
   * least} rows.
   */
  SparseRows slice(int from, int to, int least) {
    int[] rowsWith = new int[to - from];
    for (int i = 0; i < starts[rows]; i++) {
      if (indices[i] >= from && indices[i] < to) {
        rowsWith[indices[i] - from]++;
      }
    }
    SparseRows kept = new SparseRows();
    for (int row = 0; row < rows; row++) {
      kept.beginRow();
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        int index = indices[i];
        if (index >= from && index < to && rowsWith[index - from] >= least) {
          kept.add(index - from, values[i]);
        }
      }
    }
    return kept;
  }
}
