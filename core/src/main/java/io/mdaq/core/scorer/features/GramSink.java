// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import java.util.Arrays;

/**
 * Counts hashed n-grams: how often each bucket occurs in one text. Reused from text to text;
 * buckets come out in the order in which they were first seen.
 */
public final class GramSink {

  private static final int INITIAL_SLOTS = 4096;

  private final int mask;

  /** A slot is in use if it holds at least {@link #base}: the position of a bucket, plus that. */
  private int[] slots = new int[INITIAL_SLOTS];

  private int base = 1;
  private int size;
  private int[] buckets = new int[INITIAL_SLOTS / 2];
  private int[] counts = new int[INITIAL_SLOTS / 2];

  /**
   * @param bits of the bucket numbers
   */
  GramSink(int bits) {
    this.mask = (1 << bits) - 1;
  }

  void clear() {
    base += size;
    size = 0;
    if (base > Integer.MAX_VALUE / 2) {
      Arrays.fill(slots, 0);
      base = 1;
    }
  }

  void add(int hash) {
    int bucket = mixed(hash) & mask;
    int slot = slotOf(bucket);
    int position = slots[slot] - base;
    if (position >= 0) {
      counts[position]++;
      return;
    }
    if (size == buckets.length) {
      grow();
      slot = slotOf(bucket);
    }
    slots[slot] = base + size;
    buckets[size] = bucket;
    counts[size++] = 1;
  }

  /** Open addressing in a table that stays in the processor's near caches. */
  private int slotOf(int bucket) {
    int last = slots.length - 1;
    int slot = bucket & last;
    while (slots[slot] >= base && buckets[slots[slot] - base] != bucket) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  private void grow() {
    buckets = Arrays.copyOf(buckets, 2 * size);
    counts = Arrays.copyOf(counts, 2 * size);
    slots = new int[4 * size];
    base = 1;
    for (int i = 0; i < size; i++) {
      slots[slotOf(buckets[i])] = base + i;
    }
  }

  /** The number of different buckets. */
  public int size() {
    return size;
  }

  public int bucket(int index) {
    return buckets[index];
  }

  public int count(int index) {
    return counts[index];
  }

  /** The finaliser of MurmurHash3 (Appleby 2008). */
  static int mixed(int hash) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    return h ^ h >>> 16;
  }
}
