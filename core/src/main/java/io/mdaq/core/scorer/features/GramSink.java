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
  private int[] stamps = new int[INITIAL_SLOTS];
  private int[] positions = new int[INITIAL_SLOTS];
  private int stamp;
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
    size = 0;
    if (++stamp == Integer.MAX_VALUE) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
  }

  void add(int hash) {
    int bucket = mixed(hash) & mask;
    int slot = slotOf(bucket);
    if (stamps[slot] == stamp) {
      counts[positions[slot]]++;
      return;
    }
    if (size == buckets.length) {
      grow();
      slot = slotOf(bucket);
    }
    stamps[slot] = stamp;
    positions[slot] = size;
    buckets[size] = bucket;
    counts[size++] = 1;
  }

  /** Open addressing in a table that stays in the processor's near caches. */
  private int slotOf(int bucket) {
    int last = stamps.length - 1;
    int slot = bucket & last;
    while (stamps[slot] == stamp && buckets[positions[slot]] != bucket) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  private void grow() {
    buckets = Arrays.copyOf(buckets, 2 * size);
    counts = Arrays.copyOf(counts, 2 * size);
    stamps = new int[4 * size];
    positions = new int[4 * size];
    for (int i = 0; i < size; i++) {
      int slot = slotOf(buckets[i]);
      stamps[slot] = stamp;
      positions[slot] = i;
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
