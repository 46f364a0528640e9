// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import io.mdaq.core.language.Language.Words;
import io.mdaq.core.sample.SampleText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The sets of pieces by which texts are compared, as sorted hashes.
 *
 * <p>Words are runs of letters, marks and digits. Where words are not separated by spaces, pairs of
 * neighbouring characters stand for them, as is usual in retrieval of Japanese and Thai: segmenting
 * by a dictionary would depend on the Java runtime's.
 *
 * @param characters 3-grams of code points
 * @param words 1- to 3-grams of words
 */
record Shingles(long[] characters, long[] words) {

  private static final int CHARACTERS = 3;
  private static final int MOST_WORDS = 3;

  static Shingles of(SampleText text, Words words) {
    String all =
        String.join("\n", text.instruction(), text.input(), text.response())
            .toLowerCase(Locale.ROOT);
    return new Shingles(characters(all), words(tokens(all, words)));
  }

  /** The greater one of the two Jaccard similarities. */
  static double similarity(Shingles a, Shingles b) {
    return Math.max(jaccard(a.characters, b.characters), jaccard(a.words, b.words));
  }

  /** The size of the intersection over that of the union; 0 where both are empty. */
  static double jaccard(long[] a, long[] b) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      int order = Long.compare(a[i], b[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    int union = a.length + b.length - common;
    return union == 0 ? 0 : (double) common / union;
  }

  private static long[] characters(String text) {
    int[] points = text.replaceAll("\\s+", " ").codePoints().toArray();
    long[] grams = new long[Math.max(0, points.length - CHARACTERS + 1)];
    for (int i = 0; i < grams.length; i++) {
      // A code point has 21 bits: three of them fit, so that this is no hash but the 3-gram itself.
      grams[i] = (long) points[i] << 42 | (long) points[i + 1] << 21 | points[i + 2];
    }
    return distinct(grams);
  }

  private static long[] words(List<String> tokens) {
    List<Long> grams = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      long hash = 1;
      for (int k = i; k < Math.min(i + MOST_WORDS, tokens.size()); k++) {
        hash = hash * 0x9E3779B97F4A7C15L + tokens.get(k).hashCode();
        grams.add(hash);
      }
    }
    return distinct(grams.stream().mapToLong(Long::longValue).toArray());
  }

  private static List<String> tokens(String text, Words words) {
    List<String> tokens = new ArrayList<>();
    int[] points = text.codePoints().toArray();
    int start = 0;
    while (start < points.length) {
      int end = start;
      while (end < points.length && isOfWord(points[end])) {
        end++;
      }
      if (end > start) {
        addRun(tokens, points, start, end, words);
      }
      start = end + 1;
    }
    return tokens;
  }

  private static void addRun(List<String> tokens, int[] points, int start, int end, Words words) {
    if (words == Words.SPACED || end - start < 2) {
      tokens.add(new String(points, start, end - start));
      return;
    }
    for (int i = start; i + 1 < end; i++) {
      tokens.add(new String(points, i, 2));
    }
  }

  private static boolean isOfWord(int point) {
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static long[] distinct(long[] grams) {
    return Arrays.stream(grams).sorted().distinct().toArray();
  }
}
