// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/**
 * The sentences of a text. A sentence ends at a sign that ends sentences or at a line break; a
 * piece that carries almost nothing (the number of a list item, a letter and a dot) belongs to the
 * sentence after it. Thai, which writes no full stops, has a sentence per line.
 */
final class Sentences {

  /** One and a half units: two Latin letters, but not one; any kana, syllable or ideograph. */
  private static final int LEAST_QUARTER_UNITS = 6;

  private int count;
  private int firstEnd;
  private int lastStart;
  private double firstUnits;
  private double lastUnits;
  private double longestUnits;
  private double sumOfSquares;

  void read(ScannedText text) {
    count = 0;
    firstEnd = text.length();
    lastStart = 0;
    firstUnits = 0;
    lastUnits = 0;
    longestUnits = 0;
    sumOfSquares = 0;
    int pieceStart = 0;
    int quarterUnits = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && !ends(text.classAt(i))) {
        quarterUnits += text.quarterUnits(i);
        continue;
      }
      if (quarterUnits >= LEAST_QUARTER_UNITS) {
        add(pieceStart, i, quarterUnits / 4.0);
        quarterUnits = 0;
      }
      pieceStart = i + 1;
    }
  }

  int count() {
    return count;
  }

  /** Index after the first sentence, its closing sign not included; the text's length if none. */
  int firstEnd() {
    return firstEnd;
  }

  /** Index of the last sentence's last piece; 0 if none. */
  int lastStart() {
    return lastStart;
  }

  double firstUnits() {
    return firstUnits;
  }

  double lastUnits() {
    return lastUnits;
  }

  double longestUnits() {
    return longestUnits;
  }

  /** Of the sentences' lengths in units. */
  double sumOfSquares() {
    return sumOfSquares;
  }

  private static boolean ends(byte code) {
    return code == CharClass.NEWLINE.code() || CharClass.endsSentence(code);
  }

  private void add(int start, int end, double units) {
    if (count == 0) {
      firstEnd = end;
      firstUnits = units;
    }
    count++;
    lastStart = start;
    lastUnits = units;
    longestUnits = Math.max(longestUnits, units);
    sumOfSquares += units * units;
  }
}
