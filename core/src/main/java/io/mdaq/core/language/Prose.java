// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import io.mdaq.core.text.CodePoints;

/**
 * The sentences of a text, without what is written in no language: code between fences, lines that
 * look like code, addresses.
 */
final class Prose {

  private static final String FENCE = "```";

  /** Marks that code is full of; sentences are not, and neither is Markdown. */
  private static final String CODE_MARKS = "(){}[]<>=;\\$&+/^~@";

  /** Code has one of these marks in about four letters, prose in a hundred. */
  private static final int LETTERS_PER_MARK = 6;

  /** Much more than is looked at in the end, since code at the beginning is left out. */
  private static final int CODE_POINTS_SEARCHED = 2000;

  private Prose() {}

  /** The prose at the beginning of a text, line by line, at most {@code limit} code points. */
  static String of(String text, int limit) {
    String head = CodePoints.prefix(text, CODE_POINTS_SEARCHED);
    StringBuilder prose = new StringBuilder(Math.min(head.length(), 2 * limit));
    boolean code = false;
    for (int start = 0; start < head.length() && prose.length() < 2 * limit; ) {
      int end = head.indexOf('\n', start);
      end = end < 0 ? head.length() : end;
      if (head.startsWith(FENCE, firstVisible(head, start, end))) {
        code = !code;
      } else if (!code && !looksLikeCode(head, start, end)) {
        appendWithoutAddresses(prose, head, start, end);
        prose.append('\n');
      }
      start = end + 1;
    }
    return CodePoints.prefix(prose.toString().strip(), limit);
  }

  private static int firstVisible(String text, int start, int end) {
    int i = start;
    while (i < end && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean looksLikeCode(String text, int start, int end) {
    int letters = 0;
    int marks = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
      } else if (c < 0x80 && CODE_MARKS.indexOf(c) >= 0) {
        marks++;
      }
    }
    return marks > 1 && marks * LETTERS_PER_MARK > letters;
  }

  /** A word with a scheme, as in https://example.org/page. */
  private static void appendWithoutAddresses(StringBuilder to, String text, int start, int end) {
    int from = start;
    for (int scheme = text.indexOf("://", from);
        scheme >= 0 && scheme < end;
        scheme = text.indexOf("://", from)) {
      int word = scheme;
      while (word > from && !Character.isWhitespace(text.charAt(word - 1))) {
        word--;
      }
      to.append(text, from, word);
      from = scheme;
      while (from < end && !Character.isWhitespace(text.charAt(from))) {
        from++;
      }
    }
    to.append(text, from, end);
  }
}
