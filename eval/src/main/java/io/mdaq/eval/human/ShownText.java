// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human;

import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.text.Surrogates;

/** Texts as raters see them, and how to know them again. */
public final class ShownText {

  private static final int CHECK_DIGITS = 16;
  private static final char REPLACEMENT = '\uFFFD';

  private ShownText() {}

  /**
   * A stranger's text without what spreadsheets and browsers change on their own: line ends are LF,
   * white space around it is gone, control characters are replaced.
   */
  public static String clean(String text) {
    StringBuilder clean = new StringBuilder(Surrogates.repair(text.replace("\r\n", "\n")));
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (c == '\r') {
        clean.setCharAt(i, '\n');
      } else if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        clean.setCharAt(i, REPLACEMENT);
      }
    }
    return clean.toString().strip();
  }

  /** The hash of what an item shows, whoever has saved it: 16 hexadecimal digits. */
  public static String check(String question, String answerA, String answerB) {
    return Sha256.hex(clean(question) + '\0' + clean(answerA) + '\0' + clean(answerB))
        .substring(0, CHECK_DIGITS);
  }
}
