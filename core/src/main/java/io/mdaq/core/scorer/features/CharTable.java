// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/**
 * Class, script and folded form of each code point, tabulated for the basic plane.
 *
 * <p>The tables come from the running Java's Unicode data: characters that are newer than Unicode
 * 13 (Java 17) count as symbols there and may count as letters on a newer Java.
 */
final class CharTable {

  private static final int PLANE = 0x10000;
  private static final byte[] CLASSES = new byte[PLANE];
  private static final byte[] SCRIPTS = new byte[PLANE];
  private static final char[] FOLDED = new char[PLANE];

  static {
    for (int c = 0; c < PLANE; c++) {
      int folded = computeFold(c);
      FOLDED[c] = (char) folded;
      CharClass charClass = computeClass(folded);
      CLASSES[c] = charClass.code();
      SCRIPTS[c] =
          (charClass == CharClass.LETTER ? ScriptGroup.of(folded) : ScriptGroup.NONE).code();
    }
  }

  private CharTable() {}

  /** Lower case, fullwidth forms made plain. Never changes the plane of a character. */
  static int fold(int codePoint) {
    return codePoint < PLANE ? FOLDED[codePoint] : Character.toLowerCase(codePoint);
  }

  /** The {@link CharClass#code()} of a code point on its own. */
  static byte classOf(int codePoint) {
    return codePoint < PLANE ? CLASSES[codePoint] : computeClass(codePoint).code();
  }

  /** The {@link ScriptGroup#code()} of a letter, {@link ScriptGroup#NONE} for what is no letter. */
  static byte scriptOf(int codePoint) {
    if (codePoint < PLANE) {
      return SCRIPTS[codePoint];
    }
    return (Character.isLetter(codePoint) ? ScriptGroup.of(codePoint) : ScriptGroup.NONE).code();
  }

  private static int computeFold(int c) {
    int plain = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
    int lower = Character.toLowerCase(plain);
    return lower < PLANE ? lower : plain;
  }

  private static CharClass computeClass(int c) {
    return switch (c) {
      case '\n', '\r', 0x0B, 0x0C, 0x85, 0x2028, 0x2029 -> CharClass.NEWLINE;
      case '.', 0x3002, 0xFF61, 0x06D4, 0x0964, 0x0965, 0x1362, 0x0589, 0x104A, 0x104B, 0x17D4 ->
          CharClass.PERIOD;
      case '?', 0x061F, 0x037E, 0x055E, 0x203D -> CharClass.QUESTION;
      case '!', 0x203C -> CharClass.EXCLAMATION;
      case 0x2026, 0x22EF -> CharClass.ELLIPSIS;
      case ',', 0x060C, 0x3001, 0xFF64, 0x1363 -> CharClass.COMMA;
      case ':', 0x2236 -> CharClass.COLON;
      case ';', 0x061B, 0x0387, 0x1364 -> CharClass.SEMICOLON;
      case '-', 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, '~', 0x301C, 0xFE58 ->
          CharClass.DASH;
      case 0x2022,
          0x2023,
          0x2043,
          0x00B7,
          0x30FB,
          0xFF65,
          0x25CF,
          0x25CB,
          0x25E6,
          0x25AA,
          0x25A0,
          0x25B6,
          0x25BA,
          0x25C6,
          0x27A2,
          0x2713,
          0x2714 ->
          CharClass.BULLET;
      case '*' -> CharClass.STAR;
      case '#' -> CharClass.HASH;
      case '`' -> CharClass.TICK;
      case '|', 0x2502 -> CharClass.PIPE;
      case '/', '\\' -> CharClass.SLASH;
      case '\'', '"' -> CharClass.QUOTE;
      case 0x300C, 0x300D, 0x300E, 0x300F -> CharClass.QUOTE;
      case 0xBF, 0xA1, 0x0640, 0x200B, 0x200C, 0x200D, 0xFEFF -> CharClass.MARK;
      default -> byCategory(c);
    };
  }

  private static CharClass byCategory(int c) {
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          CharClass.LETTER;
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          c == '\t' ? CharClass.SPACE : CharClass.MARK;
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
          CharClass.DIGIT;
      case Character.SPACE_SEPARATOR -> CharClass.SPACE;
      case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION ->
          CharClass.QUOTE;
      case Character.START_PUNCTUATION ->
          c == 0x201E || c == 0x201A ? CharClass.QUOTE : CharClass.OPEN;
      case Character.END_PUNCTUATION -> CharClass.CLOSE;
      case Character.MATH_SYMBOL -> CharClass.MATH;
      default -> CharClass.SYMBOL;
    };
  }
}
