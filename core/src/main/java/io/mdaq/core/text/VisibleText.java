// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

/**
 * Tells texts that say something from texts that only look non-empty to a computer. White space of
 * all kinds, control and format characters (zero-width ones included), variation selectors and the
 * fillers that draw nothing are no content; letters, digits, marks, punctuation, symbols and emoji
 * are.
 */
public final class VisibleText {

  private VisibleText() {}

  /** Whether the text holds no visible character. */
  public static boolean isBlank(String text) {
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      if (isVisible(codePoint)) {
        return false;
      }
      index += Character.charCount(codePoint);
    }
    return true;
  }

  /** Whether a character draws anything; combining marks do. */
  public static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !drawsNothing(codePoint);
    };
  }

  /** Letters, marks and symbols by category that have no ink: fillers, selectors, joiners. */
  private static boolean drawsNothing(int c) {
    return switch (c) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F -> true;
      case 0x2800, 0x3164, 0xFFA0 -> true;
      default -> (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    };
  }
}
