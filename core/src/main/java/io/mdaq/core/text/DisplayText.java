// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import java.util.Locale;

/**
 * A stranger's text as it may be shown in a page: readable, with its line ends and tabs, and unable
 * to turn the direction of what stands around it. Control characters, directional marks and the
 * other invisible ones that normalisation removes become escapes such as {@code \\u202e}, unpaired
 * surrogates U+FFFD. Joiners, variation selectors and the visible prefix signs of Arabic stay,
 * because scripts and emoji need them.
 */
public final class DisplayText {

  private DisplayText() {}

  /** The text, the same instance where nothing had to change. */
  public static String of(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    int index = 0;
    while (index < lines.length() && isShown(lines.codePointAt(index))) {
      index += Character.charCount(lines.codePointAt(index));
    }
    return index == lines.length() ? lines : escape(lines);
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (isShown(c)) {
                escaped.appendCodePoint(c);
              } else if (Character.getType(c) == Character.SURROGATE) {
                escaped.append('\uFFFD');
              } else if (Character.isBmpCodePoint(c)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                escaped.append(String.format(Locale.ROOT, "\\u{%x}", c));
              }
            });
    return escaped.toString();
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n' || c == '\t';
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      case Character.FORMAT -> isNeeded(c);
      default -> true;
    };
  }

  /** Format characters that words are spelled with, see {@link TextNormalizer}. */
  private static boolean isNeeded(int c) {
    return switch (c) {
      case 0x200C, 0x200D, 0x06DD, 0x070F, 0x08E2, 0x180E, 0x110BD, 0x110CD -> true;
      default -> (c >= 0x0600 && c <= 0x0605) || (c >= 0x0890 && c <= 0x0891);
    };
  }
}
