// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A text as a row of comparable units. Where words are separated by spaces a unit is a word; in
 * Han, Kana, Thai, Lao, Khmer and Burmese it is a character. Case, width and all that is neither
 * letter, mark nor digit is left out, so that other punctuation or line breaks hide nothing.
 */
final class TextUnits {

  /** A word of those scripts has about two characters, so a character is half a word. */
  private static final byte WORD = 2;

  private static final byte HALF_WORD = 1;

  private static final long HASH_START = 0xcbf29ce484222325L;
  private static final long HASH_PRIME = 0x100000001b3L;

  private long[] hashes = new long[32];
  private byte[] halfWords = new byte[32];
  private int size;

  private TextUnits() {}

  static TextUnits of(String text) {
    TextUnits units = new TextUnits();
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    long word = HASH_START;
    boolean inWord = false;
    for (int i = 0; i < folded.length(); ) {
      int codePoint = folded.codePointAt(i);
      i += Character.charCount(codePoint);
      boolean alone = standsAlone(codePoint);
      boolean part = !alone && isPartOfWord(codePoint);
      if (inWord && !part) {
        units.add(word, WORD);
        word = HASH_START;
        inWord = false;
      }
      if (alone) {
        units.add(mix(HASH_START, codePoint), HALF_WORD);
      } else if (part) {
        word = mix(word, codePoint);
        inWord = true;
      }
    }
    if (inWord) {
      units.add(word, WORD);
    }
    return units;
  }

  private static boolean isPartOfWord(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> Character.isLetterOrDigit(codePoint);
    };
  }

  private static boolean standsAlone(int codePoint) {
    if (codePoint < 0x0E00 || !isPartOfWord(codePoint)) {
      return false;
    }
    return switch (UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      // The mark of long vowels belongs to both Kana.
      case COMMON -> codePoint == 'ー';
      default -> false;
    };
  }

  private void add(long hash, byte weight) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      halfWords = Arrays.copyOf(halfWords, 2 * size);
    }
    hashes[size] = hash;
    halfWords[size] = weight;
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The hash of all units in their order. */
  long hash() {
    return hash(0, size);
  }

  /**
   * The hash of the shortest run of units that starts at a unit and is as long as that many words;
   * empty where the text ends before.
   */
  OptionalLong gram(int start, int words) {
    int left = words * WORD;
    int end = start;
    while (end < size && left > 0) {
      left -= halfWords[end];
      end++;
    }
    return left > 0 ? OptionalLong.empty() : OptionalLong.of(hash(start, end));
  }

  private long hash(int from, int to) {
    long hash = HASH_START;
    for (int i = from; i < to; i++) {
      hash = mix(hash, hashes[i]);
    }
    // The prime's low bits are few: spread them before the value is compared as a whole.
    hash ^= hash >>> 32;
    return hash * 0x9e3779b97f4a7c15L;
  }

  private static long mix(long hash, long value) {
    long mixed = (hash ^ value) * HASH_PRIME;
    return mixed ^ (mixed >>> 29);
  }
}
