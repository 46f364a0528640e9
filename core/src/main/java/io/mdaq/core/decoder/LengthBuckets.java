// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.batching.BucketPlan;
import java.util.List;

/** Rows in batches of one padded length ({@link BucketPlan}), as the scripts take them. */
final class LengthBuckets {

  private LengthBuckets() {}

  /**
   * Batches by ascending length; within a length, rows in their order.
   *
   * @param rows none of them empty
   * @param tokens the most tokens of a batch, if it has more than one row
   * @return the rows' numbers in each batch; every row is in one
   */
  static List<int[]> plan(List<int[]> rows, int tokens) {
    int[] lengths = rows.stream().mapToInt(row -> row.length).toArray();
    return BucketPlan.of(lengths, Integer.MAX_VALUE, tokens).batches().stream()
        .map(batch -> batch.rows().stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** The rows of a batch one after the other, each filled up with token 0 to the given length. */
  static long[] padded(List<int[]> rows, int[] batch, int length) {
    long[] ids = new long[batch.length * length];
    for (int i = 0; i < batch.length; i++) {
      int[] row = rows.get(batch[i]);
      for (int t = 0; t < row.length; t++) {
        ids[i * length + t] = row[t];
      }
    }
    return ids;
  }
}
