// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which rows are computed together: only such as are filled up to the same length, a multiple of 16
 * that follows from the row's own length. So a row's numbers do not depend on which rows come
 * along.
 */
final class LengthBuckets {

  private static final int STEP = 16;

  private LengthBuckets() {}

  /** The smallest multiple of 16 that is not less. */
  static int roundUp(int length) {
    return (length + STEP - 1) / STEP * STEP;
  }

  /**
   * Batches by ascending length; within a length, rows in their order.
   *
   * @param tokens the most tokens of a batch, if it has more than one row
   * @return the rows' numbers in each batch; every row is in one
   */
  static List<int[]> plan(List<int[]> rows, int tokens) {
    Map<Integer, List<Integer>> byLength = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      byLength.computeIfAbsent(roundUp(rows.get(i).length), k -> new ArrayList<>()).add(i);
    }
    List<int[]> batches = new ArrayList<>();
    byLength.forEach(
        (length, members) -> {
          int most = Math.max(1, tokens / Math.max(1, length));
          for (int from = 0; from < members.size(); from += most) {
            List<Integer> part = members.subList(from, Math.min(from + most, members.size()));
            batches.add(part.stream().mapToInt(Integer::intValue).toArray());
          }
        });
    return batches;
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
