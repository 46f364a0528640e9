// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import java.util.stream.IntStream;

/**
 * Counts ranking values into a {@link ValueHistogram}; nothing is allocated per sample. Not
 * thread-safe.
 */
public final class ValueCounter {

  private static final int INITIAL_SLOTS = 1024;
  private static final int HASH_MULTIPLIER = 0x9E3779B1;

  private int[] values = new int[INITIAL_SLOTS];

  /** Zero marks a free slot. */
  private long[] counts = new long[INITIAL_SLOTS];

  private int used;

  /** Counts one sample. */
  public void add(int value) {
    add(value, 1);
  }

  /** Counts the samples of another part of the group. */
  public void addAll(ValueHistogram other) {
    for (int i = 0; i < other.size(); i++) {
      add(other.value(i), other.count(i));
    }
  }

  /** What was counted so far. */
  public ValueHistogram histogram() {
    int[] sorted =
        IntStream.range(0, values.length)
            .filter(slot -> counts[slot] > 0)
            .map(slot -> values[slot])
            .sorted()
            .toArray();
    long[] sortedCounts = IntStream.of(sorted).mapToLong(value -> counts[slotOf(value)]).toArray();
    return new ValueHistogram(sorted, sortedCounts);
  }

  private void add(int value, long count) {
    int slot = slotOf(value);
    if (counts[slot] == 0) {
      used++;
    }
    values[slot] = value;
    counts[slot] += count;
    if (2 * used > values.length) {
      grow();
    }
  }

  private int slotOf(int value) {
    int mask = values.length - 1;
    int slot = ((value * HASH_MULTIPLIER) >>> 7) & mask;
    while (counts[slot] != 0 && values[slot] != value) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldValues = values;
    long[] oldCounts = counts;
    values = new int[2 * oldValues.length];
    counts = new long[2 * oldValues.length];
    used = 0;
    for (int slot = 0; slot < oldValues.length; slot++) {
      if (oldCounts[slot] > 0) {
        add(oldValues[slot], oldCounts[slot]);
      }
    }
  }
}
