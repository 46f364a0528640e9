// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import java.util.Locale;

/**
 * A short, harmless quotation of a stranger's text for messages and ledgers: at most 80 code points
 * in double quotes, with line ends, control, format and unpaired surrogate characters written as
 * escapes, so that a hostile text can neither flood a message nor steer a terminal.
 */
public final class Excerpt {

  /** How many code points of the text are quoted at most. */
  public static final int MAX_CODE_POINTS = 80;

  private Excerpt() {}

  /** The quoted text, with {@code …} behind the closing quote where it was cut. */
  public static String of(String text) {
    return of(text, MAX_CODE_POINTS);
  }

  /** As {@link #of(String)} with a limit of its own. */
  public static String of(String text, int maxCodePoints) {
    String head = CodePoints.prefix(text, maxCodePoints);
    return '"' + escape(head) + '"' + (head.length() < text.length() ? "…" : "");
  }

  /** The text with its control, format and unpaired surrogate characters written as escapes. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int codePoint) {
    switch (codePoint) {
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      case '\t' -> escaped.append("\\t");
      case '"', '\\' -> escaped.append('\\').appendCodePoint(codePoint);
      default -> {
        if (isHarmless(codePoint)) {
          escaped.appendCodePoint(codePoint);
        } else if (Character.isBmpCodePoint(codePoint)) {
          escaped.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
        } else {
          escaped.append(String.format(Locale.ROOT, "\\u{%x}", codePoint));
        }
      }
    }
  }

  private static boolean isHarmless(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
