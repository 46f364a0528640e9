// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** The whole numbers that a text has in digits, those of any script. */
final class Numbers {

  /** What stands for no number. */
  static final int NONE = 0;

  /** Numbers are read up to here, so that no digits overflow. */
  private static final int LARGE = 1_000;

  private static final int RADIX = 10;

  private Numbers() {}

  /**
   * The first number from {@code least} to {@code most}; {@link #NONE} where there is none.
   *
   * @param most less than 1,000
   */
  static int first(ScannedText text, int least, int most) {
    for (int i = 0; i < text.length(); i++) {
      boolean starts = text.is(i, CharClass.DIGIT) && (i == 0 || !text.is(i - 1, CharClass.DIGIT));
      int number = starts ? numberAt(text, i) : NONE;
      if (number >= least && number <= most) {
        return number;
      }
    }
    return NONE;
  }

  /** The whole number at an index; {@link #NONE} for 2.5 or 10:30. */
  private static int numberAt(ScannedText text, int start) {
    int value = 0;
    int i = start;
    while (i < text.length() && value < LARGE) {
      int digit = Character.digit(text.codePoint(i), RADIX);
      if (digit < 0) {
        break;
      }
      value = value * RADIX + digit;
      i++;
    }
    return i < text.length() && text.is(i, CharClass.DIGIT) ? NONE : value;
  }
}
