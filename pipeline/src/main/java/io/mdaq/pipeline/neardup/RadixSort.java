// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import java.util.Arrays;

/**
 * Sorts well-mixed numbers by their bytes, the last one first: for some hundred to thousand hashes
 * several times faster than comparing them. Keeps its buffers; not thread-safe.
 */
final class RadixSort {

  private static final int BITS = 8;
  private static final int BUCKETS = 1 << BITS;
  private static final int MASK = BUCKETS - 1;

  /** Fewer numbers are sorted by comparison. */
  private static final int FEW = 128;

  private int[] buffer = new int[0];
  private final int[] starts = new int[BUCKETS];

  /** Sorts the first {@code size} numbers, ascending as signed numbers. */
  void sort(int[] numbers, int size) {
    if (size < FEW) {
      Arrays.sort(numbers, 0, size);
      return;
    }
    if (buffer.length < size) {
      buffer = new int[numbers.length];
    }
    // An even number of passes, so that the last one ends in the array itself.
    int[] from = numbers;
    int[] to = buffer;
    for (int shift = 0; shift < Integer.SIZE; shift += BITS) {
      // With the sign turned over, negative numbers come first.
      int sign = shift + BITS == Integer.SIZE ? BUCKETS / 2 : 0;
      Arrays.fill(starts, 0);
      for (int i = 0; i < size; i++) {
        starts[((from[i] >>> shift) & MASK) ^ sign]++;
      }
      int start = 0;
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        int count = starts[bucket];
        starts[bucket] = start;
        start += count;
      }
      for (int i = 0; i < size; i++) {
        int number = from[i];
        to[starts[((number >>> shift) & MASK) ^ sign]++] = number;
      }
      int[] swapped = from;
      from = to;
      to = swapped;
    }
  }
}
