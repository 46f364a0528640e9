// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import java.util.Arrays;

/**
 * Hashes of the runs of letters and digits of a text, and where each run begins. A run is two
 * characters long in Chinese, Japanese and Korean, four or five elsewhere ({@link
 * ScriptGroup#gramLength()}); spaces and signs between the letters are skipped, so that words need
 * no boundaries.
 */
final class LetterGrams {

  private static final int HASH_SEED = 0x1234567;
  private static final int HASH_FACTOR = 0x01000193;
  private static final byte[] GRAM_LENGTHS = ScriptGroup.gramLengths();

  private int[] letters = new int[512];
  private byte[] lengths = new byte[512];
  private int[] starts = new int[512];
  private int[] hashes = new int[512];
  private int count;

  void read(ScannedText text) {
    ensureCapacity(text.length());
    int letterCount = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.isLetterOrDigit(i)) {
        letters[letterCount] = text.codePoint(i);
        lengths[letterCount] = GRAM_LENGTHS[text.scriptAt(i)];
        starts[letterCount++] = i;
      }
    }
    count = 0;
    for (int i = 0; i < letterCount; i++) {
      if (i + lengths[i] <= letterCount) {
        starts[count] = starts[i];
        hashes[count++] = hash(i, lengths[i]);
      }
    }
  }

  int count() {
    return count;
  }

  int hash(int gram) {
    return hashes[gram];
  }

  /** The number of grams that begin before an index of the text. */
  int countBefore(int textIndex) {
    int found = Arrays.binarySearch(starts, 0, count, textIndex);
    return found < 0 ? -found - 1 : found;
  }

  private int hash(int firstLetter, int gramLength) {
    int hash = HASH_SEED;
    for (int i = firstLetter; i < firstLetter + gramLength; i++) {
      hash = (hash ^ letters[i]) * HASH_FACTOR;
      hash ^= hash >>> 15;
    }
    return hash;
  }

  private void ensureCapacity(int wanted) {
    if (wanted > letters.length) {
      int capacity = Math.max(wanted, letters.length * 2);
      letters = new int[capacity];
      lengths = new byte[capacity];
      starts = new int[capacity];
      hashes = new int[capacity];
    }
  }
}
