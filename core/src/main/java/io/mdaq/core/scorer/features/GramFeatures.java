// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import java.util.EnumMap;
import java.util.Map;

/**
 * The hashed n-grams of a sample, family by family. Nothing is allocated per n-gram. One per
 * thread.
 */
public final class GramFeatures {

  private static final int PRIME = 0x01000193;
  private static final int MOST_CHARACTERS = 4;
  private static final int MOST_INPUT_CHARACTERS = 3;
  private static final int MOST_WORDS = 3;
  private static final int NUMBER = 4;
  private static final int SIGN = 100;
  private static final int START = '\n';
  private static final int END = 3;

  private static final int RESPONSE_SEED = 0x1111;
  private static final int INSTRUCTION_SEED = 0x2222;
  private static final int INPUT_SEED = 0x4444;

  private final Map<GramFamily, GramSink> sinks = new EnumMap<>(GramFamily.class);
  private int[] collapsed = new int[512];
  private int[] words = new int[512];

  public GramFeatures() {
    for (GramFamily family : GramFamily.values()) {
      sinks.put(family, new GramSink(family.bits()));
    }
  }

  /** Reads a sample whose texts are scanned already. */
  public void compute(ScannedText instruction, ScannedText input, ScannedText response) {
    sinks.values().forEach(GramSink::clear);
    words(sink(GramFamily.WORDS), RESPONSE_SEED, response);
    GramSink request = sink(GramFamily.REQUEST);
    words(request, INSTRUCTION_SEED, instruction);
    characters(request, INSTRUCTION_SEED + 1, instruction, MOST_CHARACTERS);
    characters(request, INPUT_SEED, input, MOST_INPUT_CHARACTERS);
    PlaceGrams.add(sink(GramFamily.PLACES), response);
  }

  /** The n-grams of one family of the last sample. */
  public GramSink sink(GramFamily family) {
    GramSink sink = sinks.get(family);
    if (sink == null) {
      throw new IllegalStateException("no sink for " + family);
    }
    return sink;
  }

  /** White space collapsed, digits alike, both ends marked. */
  private void characters(GramSink sink, int seed, ScannedText text, int most) {
    if (collapsed.length < text.length() + 2) {
      collapsed = new int[2 * (text.length() + 2)];
    }
    int count = 0;
    collapsed[count++] = START;
    for (int i = 0; i < text.length(); i++) {
      if (text.is(i, CharClass.SPACE)) {
        int last = collapsed[count - 1];
        if (last != ' ' && last != '\n') {
          collapsed[count++] = ' ';
        }
      } else if (text.is(i, CharClass.NEWLINE)) {
        collapsed[count++] = '\n';
      } else {
        collapsed[count++] = text.is(i, CharClass.DIGIT) ? '0' : text.codePoint(i);
      }
    }
    collapsed[count++] = END;
    runs(sink, seed, collapsed, count, most);
  }

  private static void runs(GramSink sink, int seed, int[] symbols, int count, int most) {
    for (int from = 0; from < count; from++) {
      int hash = seed;
      int longest = Math.min(most, count - from);
      for (int length = 0; length < longest; length++) {
        hash = step(hash, symbols[from + length]);
        sink.add(hash + length);
      }
    }
  }

  /**
   * Runs of up to three words; where a script does not separate words, of its letters. Signs count
   * as words of their own.
   */
  private void words(GramSink sink, int seed, ScannedText text) {
    if (words.length < text.length() + 2) {
      words = new int[2 * (text.length() + 2)];
    }
    int count = 0;
    words[count++] = START;
    for (int i = 0; i < text.length(); ) {
      if (text.is(i, CharClass.SPACE) || text.is(i, CharClass.MARK)) {
        i++;
      } else if (text.is(i, CharClass.DIGIT)) {
        i = endOfRun(text, i, CharClass.DIGIT);
        words[count++] = NUMBER;
      } else if (!text.is(i, CharClass.LETTER)) {
        words[count++] = SIGN + text.classAt(i);
        i++;
      } else if (text.separatesWords(i)) {
        int hash = seed;
        for (; i < text.length() && isInRun(text, i); i++) {
          hash = step(hash, text.codePoint(i));
        }
        words[count++] = GramSink.mixed(hash);
      } else {
        words[count++] = GramSink.mixed(text.codePoint(i));
        i++;
      }
    }
    words[count++] = END;
    runs(sink, seed, words, count, MOST_WORDS);
  }

  private static boolean isInRun(ScannedText text, int i) {
    return text.is(i, CharClass.MARK) || (text.is(i, CharClass.LETTER) && text.separatesWords(i));
  }

  private static int endOfRun(ScannedText text, int from, CharClass sign) {
    int i = from;
    while (i < text.length() && text.is(i, sign)) {
      i++;
    }
    return i;
  }

  static int step(int hash, int symbol) {
    int next = (hash ^ symbol) * PRIME;
    return next ^ next >>> 13;
  }
}
