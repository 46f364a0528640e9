// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

/** Lengths in Unicode code points: the one unit in which texts of all scripts are measured. */
public final class CodePoints {

  private CodePoints() {}

  /** The number of code points; an emoji outside the basic plane counts once. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The first {@code limit} code points of the text, or all of it where it has fewer. */
  public static String prefix(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = 0;
    for (int taken = 0; taken < limit && end < text.length(); taken++) {
      end += Character.charCount(text.codePointAt(end));
    }
    return text.substring(0, end);
  }
}
