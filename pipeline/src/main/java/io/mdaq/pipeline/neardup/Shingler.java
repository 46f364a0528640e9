// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.CompatibilityForm;
import io.mdaq.core.text.Letters;
import java.util.Arrays;

/**
 * Cuts the whole text of a sample (instruction, input and response, one after the other) into
 * shingles: the runs of {@value #CHARACTERS} characters, in all scripts. What stands between
 * letters, a space or a sign or several, is one character. A text that is too short for any is a
 * single shingle.
 *
 * <p>The first, second, third time that a run stands in a text are different shingles. Otherwise
 * long texts, which have all the frequent runs of their language, would be alike.
 *
 * <p>Case, width, digits of other scripts, punctuation, white space, vowel signs of Arabic and
 * Hebrew and what else {@link Letters} folds or skips make no difference; neither do compatibility
 * characters (NFKC).
 *
 * <p>Allocates per text, not per shingle. Not thread-safe.
 */
public final class Shingler {

  /** Of longer texts the beginning is compared. */
  static final int MOST_CHARACTERS = 1 << 20;

  private static final int CHARACTERS = 3;

  /** No letter, which has the code of its class in its last bits. */
  private static final int GAP = ' ' << 3;

  private static final long START = 0xcbf29ce484222325L;
  private static final long MULTIPLIER = 0xD6E8FEB86659FD93L;
  private static final int ROOM = 1 << 10;

  private final RadixSort sorting = new RadixSort();
  private int[] hashes = new int[ROOM];
  private int size;

  /** What runs were met, and how often each: a table with open addressing. */
  private int[] keys = new int[0];

  private int[] times = new int[0];

  /** The last characters, the newest in {@code last}; 0 where there was none yet. */
  private int first;

  private int middle;
  private int last;
  private int seen;
  private boolean inGap;

  /** The shingles of a sample. */
  public ShingleSet of(SampleText text) {
    read(text);
    sorting.sort(hashes, size);
    return new ShingleSet(Arrays.copyOf(hashes, Math.min(distinct(hashes, size), ShingleSet.MOST)));
  }

  /** The same in no order, sooner, and with one or the other twice. */
  public int[] unsorted(SampleText text) {
    read(text);
    return size > ShingleSet.MOST ? of(text).hashes() : Arrays.copyOf(hashes, size);
  }

  private void read(SampleText text) {
    size = 0;
    first = 0;
    middle = 0;
    last = 0;
    seen = 0;
    add(text.instruction());
    add(text.input());
    add(text.response());
    if (size == 0 && seen > 0) {
      keep();
    }
    numberRepetitions();
  }

  private void add(String part) {
    String folded = CompatibilityForm.of(part);
    inGap = true;
    int i = 0;
    while (i < folded.length() && seen < MOST_CHARACTERS) {
      int codePoint = folded.codePointAt(i);
      i += Character.charCount(codePoint);
      int letter = Letters.fold(codePoint);
      switch (letter & Letters.CLASS_MASK) {
        case Letters.SKIPPED -> {}
        case Letters.BOUNDARY -> inGap = true;
        default -> {
          if (inGap && last != 0) {
            addUnit(GAP);
          }
          addUnit(letter);
          inGap = false;
        }
      }
    }
  }

  private void addUnit(int unit) {
    first = middle;
    middle = last;
    last = unit;
    seen++;
    if (seen >= CHARACTERS) {
      keep();
    }
  }

  private void keep() {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    hashes[size++] = mixed((START ^ first) * MULTIPLIER ^ middle, last);
  }

  private static int mixed(long hash, int unit) {
    long mixed = (hash ^ hash >>> 32) * MULTIPLIER ^ unit;
    mixed = (mixed ^ mixed >>> 32) * MULTIPLIER;
    return (int) (mixed >>> 32);
  }

  /** Makes repetitions others, by their number, in the order of the text. */
  private void numberRepetitions() {
    int mask = Integer.highestOneBit(Math.max(ROOM, 2 * size)) * 2 - 1;
    if (mask >= keys.length) {
      keys = new int[mask + 1];
      times = new int[mask + 1];
    } else {
      Arrays.fill(times, 0, mask + 1, 0);
    }
    for (int i = 0; i < size; i++) {
      int hash = hashes[i];
      int slot = hash & mask;
      while (times[slot] > 0 && keys[slot] != hash) {
        slot = slot + 1 & mask;
      }
      keys[slot] = hash;
      hashes[i] = times[slot] == 0 ? hash : mixed(hash, times[slot]);
      times[slot]++;
    }
  }

  /** Of the first so many numbers, which are sorted, each once; returns how many those are. */
  private static int distinct(int[] sorted, int size) {
    int distinct = Math.min(size, 1);
    for (int i = 1; i < size; i++) {
      if (sorted[i] != sorted[distinct - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    return distinct;
  }
}
