// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

/**
 * How texts are compared character by character: folded (case, width, digits of any script to
 * ASCII) and with the way its script is cut into pieces.
 *
 * <p>The answers come from the Unicode tables of the running JDK, for the Basic Multilingual Plane
 * through a table of 65,536 entries filled once.
 */
public final class Letters {

  /** Spaces, punctuation, controls: they end a word. */
  public static final int BOUNDARY = 0;

  /** Vowel signs, joiners, stretching characters: left out without ending a word. */
  public static final int SKIPPED = 1;

  /** Scripts that put spaces between words: Latin, Cyrillic, Greek, Arabic, digits and so on. */
  public static final int ALPHABET = 2;

  /** Characters that say much alone: Han, Hangul syllables, symbols, emoji. */
  public static final int IDEOGRAPH = 3;

  /** Letters of scripts without spaces that say little alone: kana, Thai, Lao, Khmer, Burmese. */
  public static final int SYLLABIC = 4;

  /** A folded character is {@code code << CLASS_BITS | class}. */
  static final int CLASS_BITS = 3;

  public static final int CLASS_MASK = (1 << CLASS_BITS) - 1;

  private static final int BMP = 0x10000;
  private static final int TATWEEL = 0x0640;
  private static final int PROLONGED_SOUND = 0x30FC;
  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFF5E;
  private static final int FULL_WIDTH_OFFSET = 0xFEE0;

  private static final int[] TABLE = new int[BMP];

  static {
    for (int codePoint = 0; codePoint < BMP; codePoint++) {
      TABLE[codePoint] = compute(codePoint);
    }
  }

  private Letters() {}

  /** The folded code point and its class, packed. */
  public static int fold(int codePoint) {
    return codePoint < BMP ? TABLE[codePoint] : compute(codePoint);
  }

  private static int compute(int original) {
    int codePoint =
        original >= FULL_WIDTH_FIRST && original <= FULL_WIDTH_LAST
            ? original - FULL_WIDTH_OFFSET
            : original;
    int digit = Character.digit(codePoint, 10);
    if (digit >= 0) {
      return pack('0' + digit, ALPHABET);
    }
    // Through upper case first, so that the two Greek sigmas and other variants meet.
    return pack(Character.toLowerCase(Character.toUpperCase(codePoint)), classify(codePoint));
  }

  private static int pack(int code, int letterClass) {
    return code << CLASS_BITS | letterClass;
  }

  private static int classify(int codePoint) {
    Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
    if (codePoint == TATWEEL) {
      return SKIPPED;
    }
    if (codePoint == PROLONGED_SOUND) {
      return SYLLABIC;
    }
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.COMBINING_SPACING_MARK ->
          ofScript(script);
      case Character.NON_SPACING_MARK ->
          script == Character.UnicodeScript.INHERITED
                  || script == Character.UnicodeScript.ARABIC
                  || script == Character.UnicodeScript.HEBREW
              ? SKIPPED
              : ofScript(script);
      case Character.FORMAT, Character.ENCLOSING_MARK -> SKIPPED;
      case Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.OTHER_SYMBOL -> IDEOGRAPH;
      default -> BOUNDARY;
    };
  }

  private static int ofScript(Character.UnicodeScript script) {
    return switch (script) {
      case HAN, HANGUL -> IDEOGRAPH;
      case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> SYLLABIC;
      default -> ALPHABET;
    };
  }
}
