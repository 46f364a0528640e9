// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into what a reader sees changed as one: words, runs of white space, and single
 * characters (with their marks) of all else, such as punctuation and scripts without spaces.
 */
final class DiffTokens {

  private enum Kind {
    WORD,
    SPACE,
    ALONE
  }

  private DiffTokens() {}

  /** The tokens, which together are the text. */
  static List<String> of(String text) {
    List<String> tokens = new ArrayList<>();
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int begin = 0;
    Kind current = Kind.ALONE;
    int from = characters.first();
    for (int to = characters.next(); to != BreakIterator.DONE; to = characters.next()) {
      Kind kind = kind(text.codePointAt(from));
      if (from > begin && (kind != current || kind == Kind.ALONE)) {
        tokens.add(text.substring(begin, from));
        begin = from;
      }
      current = kind;
      from = to;
    }
    if (begin < text.length()) {
      tokens.add(text.substring(begin));
    }
    return tokens;
  }

  private static Kind kind(int codePoint) {
    if (Character.isWhitespace(codePoint)) {
      return Kind.SPACE;
    }
    // Korean puts spaces between its words.
    boolean isHangul = Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HANGUL;
    return switch (Letters.fold(codePoint) & Letters.CLASS_MASK) {
      case Letters.ALPHABET, Letters.SKIPPED -> Kind.WORD;
      default -> isHangul ? Kind.WORD : Kind.ALONE;
    };
  }
}
