// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.label;

import io.mdaq.core.text.VisibleText;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as it looks at a glance: compatibility forms (full-width, mathematical and circled
 * letters) are their plain letters, letters of other scripts that look like Latin ones are those,
 * all are lower case; white space, invisible characters, bidirectional controls and combining marks
 * are gone. Each character knows where in the original it comes from.
 */
final class FoldedText {

  /** Pairs of a look-alike and what it looks like, both in lower case. */
  private static final String LOOK_ALIKES =
      // Cyrillic
      "аaвbсcԁdеeһhіiјjкkмmнhоoрpԛqѕsтtхx"
          // Greek: the capitals, which are small letters by now
          + "αaβbεeζzηhιiκkμmνnοoρpτtυyχxϲcϝf"
          // small capitals and other Latin
          + "ᴀaʙbᴄcᴅdᴇeꜰfɪiᴍmɴnᴏoꞯqʀrꜱsᴛtıiɑaɩi"
          // brackets
          + "【[〖[〔[⦗[〚[⟦[】]〗]〕]⦘]〛]⟧]‹<〈<⟨<❮<›>〉>⟩>❯>";

  private static final char[] OF_LOOK_ALIKE = new char[1 << 16];

  static {
    for (int i = 0; i < LOOK_ALIKES.length(); i += 2) {
      OF_LOOK_ALIKE[LOOK_ALIKES.charAt(i)] = LOOK_ALIKES.charAt(i + 1);
    }
  }

  /** The folded forms of the basic plane, filled on demand; two threads would write the same. */
  private static final String[] FOLDED = new String[1 << 16];

  private final String text;
  private final int[] origins;

  private FoldedText(String text, int[] origins) {
    this.text = text;
    this.origins = origins;
  }

  static FoldedText of(String original) {
    StringBuilder folded = new StringBuilder(original.length());
    int[] origins = new int[original.length()];
    for (int i = 0; i < original.length(); ) {
      int codePoint = original.codePointAt(i);
      String look = fold(codePoint);
      int end = folded.length() + look.length();
      if (end > origins.length) {
        origins = Arrays.copyOf(origins, 2 * end);
      }
      Arrays.fill(origins, folded.length(), end, i);
      folded.append(look);
      i += Character.charCount(codePoint);
    }
    return new FoldedText(folded.toString(), origins);
  }

  /** The folded characters. */
  String text() {
    return text;
  }

  /** Where in the original the character begins that gave the folded one at {@code index}. */
  int origin(int index) {
    return origins[index];
  }

  /** Whether a text may fold to something with a square or pointed bracket; quick. */
  static boolean mayHaveBrackets(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[' || c == '<' || (c >= 0x2000 && opens(fold(c)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean opens(String folded) {
    return folded.equals("[") || folded.equals("<");
  }

  private static String fold(int codePoint) {
    if (codePoint >= FOLDED.length) {
      return computeFold(codePoint);
    }
    String known = FOLDED[codePoint];
    if (known == null) {
      known = computeFold(codePoint);
      FOLDED[codePoint] = known;
    }
    return known;
  }

  private static String computeFold(int codePoint) {
    if (!VisibleText.isVisible(codePoint)) {
      return "";
    }
    String plain =
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder();
    plain.codePoints().filter(c -> !isMark(c)).forEach(c -> folded.appendCodePoint(lookOf(c)));
    return folded.toString();
  }

  private static int lookOf(int codePoint) {
    boolean isKnown = codePoint < OF_LOOK_ALIKE.length && OF_LOOK_ALIKE[codePoint] != 0;
    return isKnown ? OF_LOOK_ALIKE[codePoint] : codePoint;
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }
}
