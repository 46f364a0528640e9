// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import java.util.Arrays;

/** A reusable set of 32-bit hashes by open addressing; emptied in constant time. */
final class GramSet {

  private int[] keys = new int[1024];
  private int[] stamps = new int[1024];
  private int stamp = 1;
  private int size;

  void clear() {
    stamp++;
    size = 0;
    if (stamp == Integer.MAX_VALUE) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
  }

  int size() {
    return size;
  }

  /** Whether the hash was new. */
  boolean add(int hash) {
    if (2 * size >= keys.length) {
      grow();
    }
    int slot = slotOf(hash);
    if (stamps[slot] == stamp) {
      return false;
    }
    stamps[slot] = stamp;
    keys[slot] = hash;
    size++;
    return true;
  }

  boolean contains(int hash) {
    return stamps[slotOf(hash)] == stamp;
  }

  private int slotOf(int hash) {
    int mask = keys.length - 1;
    int slot = (hash * 0x9E3779B9) >>> 7 & mask;
    while (stamps[slot] == stamp && keys[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldStamps = stamps;
    int oldStamp = stamp;
    keys = new int[oldKeys.length * 2];
    stamps = new int[oldKeys.length * 2];
    stamp = 1;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldStamps[i] == oldStamp) {
        int slot = slotOf(oldKeys[i]);
        stamps[slot] = stamp;
        keys[slot] = oldKeys[i];
      }
    }
  }
}
