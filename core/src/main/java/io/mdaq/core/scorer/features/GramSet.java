// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import java.util.Arrays;

/** A reusable set of 32-bit hashes by open addressing; emptied in constant time. */
final class GramSet {

  private static final long HASH_BITS = 0xFFFFFFFFL;

  /** In each slot the stamp of the time it was filled, above, and the hash, below. */
  private long[] slots = new long[1024];

  private int stamp = 1;
  private int size;

  void clear() {
    stamp++;
    size = 0;
    if (stamp == Integer.MAX_VALUE) {
      Arrays.fill(slots, 0);
      stamp = 1;
    }
  }

  int size() {
    return size;
  }

  /** Whether the hash was new. */
  boolean add(int hash) {
    if (2 * size >= slots.length) {
      grow();
    }
    long entry = entry(hash);
    int slot = slotOf(entry);
    if (slots[slot] == entry) {
      return false;
    }
    slots[slot] = entry;
    size++;
    return true;
  }

  boolean contains(int hash) {
    long entry = entry(hash);
    return slots[slotOf(entry)] == entry;
  }

  private long entry(int hash) {
    return ((long) stamp << Integer.SIZE) | (hash & HASH_BITS);
  }

  /** The slot of the entry, or the free one that it belongs in. */
  private int slotOf(long entry) {
    int mask = slots.length - 1;
    int slot = ((int) entry * 0x9E3779B9) >>> 7 & mask;
    while (slots[slot] != entry && isTaken(slots[slot])) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isTaken(long entry) {
    return entry >>> Integer.SIZE == stamp;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (long entry : old) {
      if (isTaken(entry)) {
        slots[slotOf(entry)] = entry;
      }
    }
  }
}
