// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The keys met so far in one object. Objects of a few keys, which are nearly all, cost comparisons
 * and no hash table.
 */
final class KeySet {

  private static final int FEW = 16;

  private final String[] few = new String[FEW];
  private Set<String> many = Set.of();
  private int count;

  /** Adds a key; false where it is there already. */
  boolean add(String key) {
    if (count < FEW) {
      for (int i = 0; i < count; i++) {
        if (few[i].equals(key)) {
          return false;
        }
      }
      few[count++] = key;
      return true;
    }
    if (many.isEmpty()) {
      many = new HashSet<>();
      Collections.addAll(many, few);
    }
    return many.add(key);
  }

  /** Forgets all keys, for the next object. */
  void clear() {
    count = 0;
    many = Set.of();
  }
}
