// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

/**
 * Makes any Java string valid Unicode, for those who turn it into UTF-8: JNI and JSON writers
 * either refuse an unpaired surrogate or write three bytes of nonsense for it.
 */
public final class Surrogates {

  private static final char REPLACEMENT = '\uFFFD';

  private Surrogates() {}

  /** The same string if it is valid; else each unpaired surrogate replaced by U+FFFD. */
  public static String repair(String text) {
    int first = firstUnpaired(text);
    if (first == text.length()) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text);
    for (int i = first; i < text.length(); i++) {
      if (isUnpaired(text, i)) {
        repaired.setCharAt(i, REPLACEMENT);
      }
    }
    return repaired.toString();
  }

  private static int firstUnpaired(String text) {
    int i = 0;
    while (i < text.length() && !isUnpaired(text, i)) {
      i++;
    }
    return i;
  }

  private static boolean isUnpaired(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
