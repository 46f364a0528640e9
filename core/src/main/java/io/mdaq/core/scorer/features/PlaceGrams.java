// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/**
 * Runs of characters at the places of a text that show how it was made: how it opens, how its
 * sentences and lines begin, how it ends. Digits are alike. Each kind of run has hashes of its own,
 * so that a run at the end is not taken for the same run in the opening.
 */
final class PlaceGrams {

  private static final int OPENING = 40;
  private static final int MOST_IN_OPENING = 5;
  private static final int MOST_FROM_START = 12;
  private static final int ENDING = 30;
  private static final int MOST_IN_ENDING = 4;
  private static final int LEAST_FROM_SENTENCE = 2;
  private static final int MOST_FROM_SENTENCE = 10;

  /** Seeds differ above the bits of a character, or one kind's "a" would be another kind's "b". */
  private static final int OPENING_SEED = 0x71000000;

  private static final int ENDING_SEED = 0x72000000;
  private static final int SENTENCE_SEED = 0x73000000;
  private static final int START_SEED = 0x74000000;

  private PlaceGrams() {}

  /** Adds the runs of a text. */
  static void add(GramSink sink, ScannedText text) {
    int length = text.length();
    starts(sink, START_SEED, text, 0, 1, MOST_FROM_START);
    for (int i = 0; i < Math.min(OPENING, length); i++) {
      starts(sink, OPENING_SEED, text, i, 1, MOST_IN_OPENING);
    }
    for (int i = Math.max(0, length - ENDING); i < length; i++) {
      starts(sink, ENDING_SEED, text, i, 1, MOST_IN_ENDING);
    }
    sentences(sink, text);
  }

  /** The starts of each sentence and of each line. */
  private static void sentences(GramSink sink, ScannedText text) {
    boolean between = true;
    for (int i = 0; i < text.length(); i++) {
      if (text.is(i, CharClass.NEWLINE) || CharClass.endsSentence(text.classAt(i))) {
        between = true;
      } else if (between && !text.is(i, CharClass.SPACE)) {
        between = false;
        starts(sink, SENTENCE_SEED, text, i, LEAST_FROM_SENTENCE, MOST_FROM_SENTENCE);
      }
    }
  }

  /** The runs of {@code least} to {@code most} characters that begin at an index. */
  private static void starts(
      GramSink sink, int seed, ScannedText text, int from, int least, int most) {
    int hash = seed;
    int longest = Math.min(most, text.length() - from);
    for (int length = 1; length <= longest; length++) {
      int i = from + length - 1;
      hash = GramFeatures.step(hash, text.is(i, CharClass.DIGIT) ? '0' : text.codePoint(i));
      if (length >= least) {
        sink.add(hash + length);
      }
    }
  }
}
