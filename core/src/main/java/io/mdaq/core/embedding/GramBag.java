// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

import io.mdaq.core.text.Letters;
import java.util.Arrays;

/**
 * The character n-grams of a few texts with their counts: a reusable open-addressing table that
 * allocates nothing per text or n-gram.
 *
 * <p>Words of alphabets give 3- and 4-grams including the word's ends; runs of Han, Hangul and
 * symbols give 1- to 3-grams, runs of kana or of Thai and its neighbours 2- and 3-grams, because
 * nothing shows where words end. An n-gram is known by 64 bits of hash only.
 */
final class GramBag {

  /** What lies beyond in a single text is not read: it bounds memory and time per sample. */
  static final int MAX_CODE_POINTS = 2048;

  /** More texts per bag than this are refused. */
  static final int MAX_TEXTS = 3;

  private static final int MIN_WORD_GRAM = 3;
  private static final int MAX_WORD_GRAM = 4;
  private static final int MAX_RUN_GRAM = 3;
  private static final int MIN_SYLLABIC_GRAM = 2;
  private static final int MAX_GRAMS_PER_CODE_POINT = 3;
  private static final int CAPACITY =
      Integer.highestOneBit(MAX_TEXTS * MAX_CODE_POINTS * MAX_GRAMS_PER_CODE_POINT) * 2;
  private static final int SLOTS = 2 * CAPACITY;
  private static final int MIN_SLOTS = 256;

  private static final int WORD_END = 0;
  private static final long WORD_SEED = 0x9E3779B97F4A7C15L;
  private static final long RUN_SEED = 0xC2B2AE3D27D4EB4FL;
  private static final long MULTIPLIER = 0xD6E8FEB86659FD93L;

  private final int[] folded = new int[MAX_CODE_POINTS];
  private final int[] slots = new int[SLOTS];
  private final long[] grams = new long[CAPACITY];
  private final int[] counts = new int[CAPACITY];
  private int usedSlots = MIN_SLOTS;
  private int texts;
  private long announced;
  private int size;

  /**
   * Empties the bag.
   *
   * @param characters how many UTF-16 units will be added: sets the part of the table in use
   */
  void clear(long characters) {
    Arrays.fill(slots, 0, usedSlots, 0);
    long wanted = 2L * MAX_GRAMS_PER_CODE_POINT * characters;
    usedSlots = (int) Math.max(MIN_SLOTS, Math.min(SLOTS, Long.highestOneBit(wanted) * 2));
    texts = 0;
    announced = characters;
    size = 0;
  }

  /** Adds the n-grams of the first {@value #MAX_CODE_POINTS} code points of a text. */
  void add(String text) {
    announced -= text.length();
    if (texts == MAX_TEXTS || announced < 0) {
      throw new IllegalStateException("more or longer texts than the bag was cleared for");
    }
    texts++;
    int length = fold(text);
    int start = 0;
    while (start < length) {
      if (letterClass(start) == Letters.BOUNDARY) {
        start++;
        continue;
      }
      boolean alphabet = letterClass(start) == Letters.ALPHABET;
      int end = start + 1;
      while (end < length
          && letterClass(end) != Letters.BOUNDARY
          && (letterClass(end) == Letters.ALPHABET) == alphabet) {
        end++;
      }
      if (alphabet) {
        addWord(start, end);
      } else {
        addRun(start, end);
      }
      start = end;
    }
  }

  /** Adds a text as a single n-gram, for texts that have none. */
  void addWhole(String text) {
    long hash = RUN_SEED;
    int length = Math.min(text.length(), MAX_CODE_POINTS);
    for (int i = 0; i < length; i++) {
      hash = (hash + text.charAt(i) + 1) * MULTIPLIER;
    }
    count(mix(hash));
  }

  /** The number of different n-grams. */
  int size() {
    return size;
  }

  /** The hash of an n-gram, by order of first appearance. */
  long gram(int index) {
    return grams[index];
  }

  /** How often that n-gram appeared, at least 1. */
  int count(int index) {
    return counts[index];
  }

  /** A bijective mixing of 64 bits (Stafford's variant 13 of MurmurHash3's finaliser, 2011). */
  static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private int fold(String text) {
    int length = 0;
    int i = 0;
    while (i < text.length() && length < MAX_CODE_POINTS) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      int letter = Letters.fold(codePoint);
      if ((letter & Letters.CLASS_MASK) != Letters.SKIPPED) {
        folded[length++] = letter;
      }
    }
    return length;
  }

  private int letterClass(int position) {
    return folded[position] & Letters.CLASS_MASK;
  }

  private void addWord(int start, int end) {
    for (int first = start - 1; first <= end + 1 - MIN_WORD_GRAM; first++) {
      int last = Math.min(first + MAX_WORD_GRAM - 1, end);
      long hash = WORD_SEED;
      for (int i = first; i <= last; i++) {
        hash = (hash + (i < start || i == end ? WORD_END : folded[i])) * MULTIPLIER;
        if (i - first + 1 >= MIN_WORD_GRAM) {
          count(mix(hash));
        }
      }
    }
  }

  private void addRun(int start, int end) {
    for (int first = start; first < end; first++) {
      int shortest = letterClass(first) == Letters.IDEOGRAPH ? 1 : MIN_SYLLABIC_GRAM;
      int last = Math.min(first + MAX_RUN_GRAM - 1, end - 1);
      long hash = RUN_SEED;
      for (int i = first; i <= last; i++) {
        hash = (hash + folded[i]) * MULTIPLIER;
        if (i - first + 1 >= shortest) {
          count(mix(hash));
        }
      }
    }
  }

  private void count(long gram) {
    int slot = (int) gram & (usedSlots - 1);
    while (slots[slot] != 0) {
      int index = slots[slot] - 1;
      if (grams[index] == gram) {
        counts[index]++;
        return;
      }
      slot = (slot + 1) & (usedSlots - 1);
    }
    grams[size] = gram;
    counts[size] = 1;
    size++;
    slots[slot] = size;
  }
}
