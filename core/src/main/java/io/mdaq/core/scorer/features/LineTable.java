// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import java.util.Arrays;

/**
 * The non-blank lines of a scanned text: where each begins and ends, how it is marked (list item,
 * heading, table row, code fence), how it closes, and the blank lines before it.
 */
final class LineTable {

  /** How a line begins. */
  enum Marker {
    NONE,
    BULLET,
    NUMBER,
    HEADING,
    TABLE,
    FENCE,
    QUOTED;

    boolean isListItem() {
      return this == BULLET || this == NUMBER;
    }
  }

  private static final int MAX_NUMBER_DIGITS = 3;

  private int count;
  private final int[] markerCounts = new int[Marker.values().length];
  private int[] contentStarts = new int[64];
  private int[] ends = new int[64];
  private int[] indents = new int[64];
  private int[] breaksBefore = new int[64];
  private int[] quarterUnits = new int[64];
  private byte[] closings = new byte[64];
  private Marker[] markers = new Marker[64];

  void read(ScannedText text) {
    count = 0;
    Arrays.fill(markerCounts, 0);
    int breaks = 0;
    int start = 0;
    int length = text.length();
    while (start < length) {
      int end = start;
      while (end < length && !text.is(end, CharClass.NEWLINE)) {
        end++;
      }
      int first = start;
      while (first < end && text.is(first, CharClass.SPACE)) {
        first++;
      }
      int last = end;
      while (last > first && text.is(last - 1, CharClass.SPACE)) {
        last--;
      }
      if (last > first) {
        add(text, start, first, last, breaks);
        breaks = 0;
      }
      breaks++;
      start = end + 1;
    }
  }

  int count() {
    return count;
  }

  /** Lines that begin with the marker. */
  int count(Marker marker) {
    return markerCounts[marker.ordinal()];
  }

  int listItems() {
    return count(Marker.BULLET) + count(Marker.NUMBER);
  }

  Marker marker(int line) {
    return markers[line];
  }

  /** Index of the first character after the marker. */
  int contentStart(int line) {
    return contentStarts[line];
  }

  /** Index after the last character that is no space. */
  int end(int line) {
    return ends[line];
  }

  /** Spaces before the line's first sign. */
  int indent(int line) {
    return indents[line];
  }

  /** Line breaks between this line and the one before it: 1, or more where lines are blank. */
  int breaksBefore(int line) {
    return breaksBefore[line];
  }

  /** Information units of the line's content, its marker not included. */
  double units(int line) {
    return quarterUnits[line] / 4.0;
  }

  /** Class of the last sign, looking through emphasis marks, closing quotes and brackets. */
  byte closing(int line) {
    return closings[line];
  }

  /** {@link #end} of the first line; 0 where there is no line. */
  int firstEnd() {
    return count == 0 ? 0 : ends[0];
  }

  /** {@link #closing} of the last line; {@link CharClass#SYMBOL} where there is no line. */
  byte lastClosing() {
    return count == 0 ? CharClass.SYMBOL.code() : closings[count - 1];
  }

  private void add(ScannedText text, int lineStart, int first, int last, int breaks) {
    ensureCapacity();
    int line = count++;
    ends[line] = last;
    indents[line] = first - lineStart;
    breaksBefore[line] = breaks;
    closings[line] = closingClass(text, first, last);
    markers[line] = readMarker(text, line, first, last);
    markerCounts[markers[line].ordinal()]++;
    int units = 0;
    for (int i = contentStarts[line]; i < last; i++) {
      units += text.quarterUnits(i);
    }
    quarterUnits[line] = units;
  }

  /** Finds the marker and sets where the content begins. */
  private Marker readMarker(ScannedText text, int line, int first, int last) {
    contentStarts[line] = first;
    switch (CharClass.of(text.classAt(first))) {
      case BULLET:
        return bullet(text, line, first, last);
      case DASH:
        return text.codePoint(first) != '~' ? bullet(text, line, first, last) : Marker.NONE;
      case STAR, MATH:
        return followedBySpace(text, first, last) ? bullet(text, line, first, last) : Marker.NONE;
      case HASH:
        int hash = first;
        while (hash < last && text.is(hash, CharClass.HASH)) {
          hash++;
        }
        contentStarts[line] = hash;
        return Marker.HEADING;
      case PIPE:
        return Marker.TABLE;
      case TICK:
        return first + 2 < last
                && text.is(first + 1, CharClass.TICK)
                && text.is(first + 2, CharClass.TICK)
            ? Marker.FENCE
            : Marker.NONE;
      case DIGIT, LETTER:
        return readNumber(text, line, first, last);
      default:
        return text.codePoint(first) == '>' ? Marker.QUOTED : Marker.NONE;
    }
  }

  private Marker bullet(ScannedText text, int line, int first, int last) {
    if (first + 1 < last && text.is(first + 1, CharClass.of(text.classAt(first)))) {
      return Marker.NONE;
    }
    contentStarts[line] = Math.min(first + 1, last);
    return Marker.BULLET;
  }

  /** {@code 1.} {@code 12)} {@code 3、} and {@code a)}. */
  private Marker readNumber(ScannedText text, int line, int first, int last) {
    int i = first;
    if (text.is(first, CharClass.LETTER)) {
      boolean lettered = first + 1 < last && text.is(first + 1, CharClass.CLOSE);
      contentStarts[line] = lettered ? first + 2 : first;
      return lettered ? Marker.NUMBER : Marker.NONE;
    }
    while (i < last && text.is(i, CharClass.DIGIT) && i - first <= MAX_NUMBER_DIGITS) {
      i++;
    }
    if (i >= last || i - first > MAX_NUMBER_DIGITS) {
      return Marker.NONE;
    }
    byte sign = text.classAt(i);
    boolean numbered =
        sign == CharClass.PERIOD.code()
            || sign == CharClass.CLOSE.code()
            || text.codePoint(i) == 0x3001;
    if (!numbered || (i + 1 < last && text.is(i + 1, CharClass.DIGIT))) {
      return Marker.NONE;
    }
    contentStarts[line] = i + 1;
    return Marker.NUMBER;
  }

  private static boolean followedBySpace(ScannedText text, int i, int last) {
    return i + 1 < last && text.is(i + 1, CharClass.SPACE);
  }

  private static byte closingClass(ScannedText text, int first, int last) {
    int i = last - 1;
    while (i > first && isWrapping(text.classAt(i))) {
      i--;
    }
    return isWrapping(text.classAt(i)) ? text.classAt(last - 1) : text.classAt(i);
  }

  private static boolean isWrapping(byte code) {
    return switch (CharClass.of(code)) {
      case QUOTE, CLOSE, STAR, MARK, SPACE, TICK -> true;
      default -> false;
    };
  }

  private void ensureCapacity() {
    if (count == ends.length) {
      int capacity = count * 2;
      contentStarts = Arrays.copyOf(contentStarts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      indents = Arrays.copyOf(indents, capacity);
      breaksBefore = Arrays.copyOf(breaksBefore, capacity);
      quarterUnits = Arrays.copyOf(quarterUnits, capacity);
      closings = Arrays.copyOf(closings, capacity);
      markers = Arrays.copyOf(markers, capacity);
    }
  }
}
