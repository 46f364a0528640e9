// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.CompatibilityForm;
import io.mdaq.core.text.Letters;
import java.util.Arrays;

/**
 * Cuts the whole text of a sample (instruction, input and response, one after the other) into
 * shingles: the runs of {@value #WORDS} words, and where nothing shows where words end (Han, kana,
 * Hangul, Thai and its neighbours, symbols) the runs of {@value #CHARACTERS} characters. A text
 * that is too short for any is a single shingle.
 *
 * <p>Case, width, digits of other scripts, punctuation, white space, vowel signs of Arabic and
 * Hebrew and what else {@link Letters} folds or skips make no difference; neither do compatibility
 * characters (NFKC).
 *
 * <p>Allocates per text, not per shingle. Not thread-safe.
 */
public final class Shingler {

  private static final int WORDS = 2;
  private static final int CHARACTERS = 4;

  private static final long WORD_START = 0xcbf29ce484222325L;
  private static final long MULTIPLIER = 0xD6E8FEB86659FD93L;
  private static final int ROOM = 4 * ShingleSet.MOST;

  /** The last units, the newest at the end. */
  private final long[] units = new long[CHARACTERS];

  private final int[] hashes = new int[ROOM];
  private long seen;
  private int size;
  private int largest;

  /** The shingles of a sample. */
  public ShingleSet of(SampleText text) {
    seen = 0;
    size = 0;
    largest = Integer.MAX_VALUE;
    add(text.instruction());
    add(text.input());
    add(text.response());
    if (size == 0 && seen > 0) {
      keep(hash((int) Math.min(seen, CHARACTERS)));
    }
    shrink();
    return new ShingleSet(Arrays.copyOf(hashes, size));
  }

  private void add(String part) {
    String folded = CompatibilityForm.of(part);
    long word = WORD_START;
    int i = 0;
    while (i < folded.length()) {
      int codePoint = folded.codePointAt(i);
      i += Character.charCount(codePoint);
      int letter = Letters.fold(codePoint);
      switch (letter & Letters.CLASS_MASK) {
        case Letters.SKIPPED -> {}
        case Letters.ALPHABET -> word = (word ^ letter) * MULTIPLIER;
        case Letters.BOUNDARY -> word = endWord(word);
        default -> {
          word = endWord(word);
          addUnit((WORD_START ^ letter) * MULTIPLIER, CHARACTERS);
        }
      }
    }
    endWord(word);
  }

  private long endWord(long word) {
    if (word != WORD_START) {
      addUnit(word, WORDS);
    }
    return WORD_START;
  }

  /** A unit ends a shingle, which is as long as the unit's kind asks for. */
  private void addUnit(long unit, int shingle) {
    System.arraycopy(units, 1, units, 0, CHARACTERS - 1);
    units[CHARACTERS - 1] = unit;
    seen++;
    if (seen >= shingle) {
      keep(hash(shingle));
    }
  }

  /** Of the last units, in their order. */
  private int hash(int count) {
    long hash = WORD_START;
    for (int i = CHARACTERS - count; i < CHARACTERS; i++) {
      hash = (hash ^ units[i]) * MULTIPLIER;
      hash ^= hash >>> 32;
    }
    return (int) ((hash * MULTIPLIER) >>> 32);
  }

  private void keep(int hash) {
    if (hash > largest) {
      return;
    }
    if (size == ROOM) {
      shrink();
    }
    hashes[size++] = hash;
  }

  /** Sorts, drops repetitions, and what is more than is kept of a text. */
  private void shrink() {
    Arrays.sort(hashes, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || hashes[i] != hashes[i - 1]) {
        hashes[distinct++] = hashes[i];
      }
    }
    size = Math.min(distinct, ShingleSet.MOST);
    if (distinct >= ShingleSet.MOST) {
      largest = hashes[size - 1];
    }
  }
}
