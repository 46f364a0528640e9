// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import java.text.Normalizer;

/**
 * The one normal form in which ids and models see a text; the user's own text is kept elsewhere and
 * written back unchanged. Normalising twice changes nothing.
 *
 * <ul>
 *   <li>Line ends: CRLF, CR, vertical tab, form feed and U+0085 become a line feed.
 *   <li>Removed: the other control characters except tab, the byte order mark, soft hyphens,
 *       zero-width spaces, word joiners, invisible operators, directional marks, embeddings,
 *       overrides and isolates, interlinear annotation and musical format characters, and tag
 *       characters (with which text can be hidden from a human reader).
 *   <li>Kept although they are format characters: ZWJ and ZWNJ, which distinguish words in Persian,
 *       Arabic and Indic scripts and join emoji; the visible prefix signs of Arabic and other
 *       scripts (U+0600 and its like); the Mongolian vowel separator; variation selectors.
 *   <li>White space at both ends is trimmed, ideographic and no-break spaces included.
 *   <li>NFC (Unicode Standard Annex #15): Vietnamese and Korean texts compare equal however they
 *       were typed. Not NFKC: half-width kana, ligatures and circled digits stay what they are.
 * </ul>
 *
 * The sets are spelled out here instead of being asked of the Java runtime, so that they do not
 * move with its Unicode version.
 */
public final class TextNormalizer {

  /** Below the first combining mark every text is in NFC. */
  private static final char FIRST_COMBINING_MARK = '\u0300';

  private TextNormalizer() {}

  /**
   * Normalises a text.
   *
   * @param text well-formed UTF-16 (no unpaired surrogates)
   * @return the same instance where nothing had to change
   */
  public static String normalize(String text) {
    String clean = needsCleaning(text) ? clean(text) : text;
    return compose(trim(clean));
  }

  private static boolean needsCleaning(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean printableAscii = c >= ' ' && c < '\u007F';
      if (!printableAscii && (isReplaced(c) || isRemoved(c) || opensRemovedPair(c))) {
        return true;
      }
    }
    return false;
  }

  private static String clean(String text) {
    int length = text.length();
    StringBuilder clean = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        clean.append('\n');
        if (i + 1 < length && text.charAt(i + 1) == '\n') {
          i++;
        }
      } else if (isReplaced(c)) {
        clean.append('\n');
      } else if (opensRemovedPair(c) && i + 1 < length && isRemovedPair(text.codePointAt(i))) {
        i++;
      } else if (!isRemoved(c)) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /** Line ends other than the line feed. */
  private static boolean isReplaced(char c) {
    return (c >= '\u000B' && c <= '\r') || c == '\u0085';
  }

  private static boolean isRemoved(char c) {
    if (c < ' ') {
      return c != '\n' && c != '\t';
    }
    if (c < '\u061C') {
      return (c >= '\u007F' && c <= '\u009F') || c == '\u00AD';
    }
    if (c < '\u200B') {
      return c == '\u061C';
    }
    if (c <= '\u206F') {
      return c == '\u200B' // zero-width space; ZWNJ and ZWJ follow it and stay
          || c == '\u200E'
          || c == '\u200F'
          || (c >= '\u202A' && c <= '\u202E')
          || c >= '\u2060';
    }
    return c == '\uFEFF' || (c >= '\uFFF9' && c <= '\uFFFB');
  }

  /** High surrogates under which removed characters stand. */
  private static boolean opensRemovedPair(char c) {
    return c == '\uD82F' || c == '\uD834' || c == '\uDB40';
  }

  private static boolean isRemovedPair(int codePoint) {
    return (codePoint >= 0x1BCA0 && codePoint <= 0x1BCA3)
        || (codePoint >= 0x1D173 && codePoint <= 0x1D17A)
        || (codePoint >= 0xE0000 && codePoint <= 0xE007F);
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return switch (c) {
      case ' ', '\t', '\n', '\u00A0', '\u1680', '\u2028', '\u2029' -> true;
      case '\u202F', '\u205F', '\u3000' -> true;
      default -> c >= '\u2000' && c <= '\u200A';
    };
  }

  private static String compose(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_COMBINING_MARK) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }
}
