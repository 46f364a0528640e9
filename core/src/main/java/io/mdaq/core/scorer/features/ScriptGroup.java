// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/**
 * Groups of scripts that carry about the same information per letter and have the same habits.
 *
 * <p>{@link #quarterUnits} is the information of one letter in quarters of a Latin letter, so that
 * lengths of translations compare across scripts. The figures are the ratios of letter counts in
 * parallel texts, rounded; spaces and marks count nothing.
 */
enum ScriptGroup {
  NONE(0, 5),
  LATIN(4, 5),
  /** Greek, Cyrillic, Armenian, Georgian and whatever is not named below. */
  ALPHABETIC(4, 5),
  /** Arabic, Hebrew, Syriac: short vowels are not written. */
  ABJAD(5, 4),
  /** Devanagari and its relatives. */
  INDIC(6, 4),
  /** Thai, Lao, Khmer, Burmese: no spaces between words, no sentence ends. */
  SOUTH_EAST_ASIAN(5, 4),
  KANA(7, 2),
  HANGUL(9, 2),
  HAN(12, 2);

  private static final ScriptGroup[] VALUES = values();

  /** One more than the highest code. */
  static final int COUNT = VALUES.length;

  private final byte quarterUnits;
  private final byte gramLength;

  ScriptGroup(int quarterUnits, int gramLength) {
    this.quarterUnits = (byte) quarterUnits;
    this.gramLength = (byte) gramLength;
  }

  byte quarterUnits() {
    return quarterUnits;
  }

  /** The number of letters in a run that tells about as much as five Latin letters. */
  int gramLength() {
    return gramLength;
  }

  /** {@link #gramLength} by {@link #code}. */
  static byte[] gramLengths() {
    byte[] lengths = new byte[COUNT];
    for (ScriptGroup group : VALUES) {
      lengths[group.code()] = group.gramLength;
    }
    return lengths;
  }

  byte code() {
    return (byte) ordinal();
  }

  static ScriptGroup of(byte code) {
    return VALUES[code];
  }

  static ScriptGroup of(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case LATIN -> LATIN;
      case ARABIC, HEBREW, SYRIAC, THAANA -> ABJAD;
      case DEVANAGARI,
          BENGALI,
          GURMUKHI,
          GUJARATI,
          ORIYA,
          TAMIL,
          TELUGU,
          KANNADA,
          MALAYALAM,
          SINHALA ->
          INDIC;
      case THAI, LAO, KHMER, MYANMAR -> SOUTH_EAST_ASIAN;
      case HIRAGANA, KATAKANA, BOPOMOFO -> KANA;
      case HANGUL -> HANGUL;
      case HAN -> HAN;
      default -> ALPHABETIC;
    };
  }
}
