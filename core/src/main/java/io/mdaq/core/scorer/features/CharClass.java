// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/**
 * What a character does in a text, whatever its script: the Arabic question mark, the fullwidth one
 * and the Latin one are all {@link #QUESTION}.
 */
enum CharClass {
  LETTER,
  /** Combining marks, joiners, and signs inside a word (apostrophe, hyphen): carry no length. */
  MARK,
  DIGIT,
  SPACE,
  NEWLINE,
  PERIOD,
  QUESTION,
  EXCLAMATION,
  ELLIPSIS,
  COMMA,
  COLON,
  SEMICOLON,
  QUOTE,
  OPEN,
  CLOSE,
  DASH,
  BULLET,
  STAR,
  HASH,
  TICK,
  PIPE,
  SLASH,
  MATH,
  SYMBOL;

  private static final CharClass[] VALUES = values();

  /** One more than the highest code. */
  static final int COUNT = VALUES.length;

  /** The index under which scanned texts store this class. */
  byte code() {
    return (byte) ordinal();
  }

  static CharClass of(byte code) {
    return VALUES[code];
  }

  /** Ends a sentence: full stop, question, exclamation, ellipsis. */
  static boolean endsSentence(byte code) {
    return code >= PERIOD.ordinal() && code <= ELLIPSIS.ordinal();
  }
}
