// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.BitSet;

/**
 * Compatibility form (NFKC, Unicode Standard Annex #15) of texts that are in NFC already, as all
 * normalised ones are. Such a text changes only where one of its characters has a compatibility
 * mapping, which a table tells in a fraction of the time that normalising takes.
 */
public final class CompatibilityForm {

  private static final int BMP = 0x10000;

  /** Surrogates are among them, so that what lies beyond the basic plane is always normalised. */
  private static final BitSet MAPPED = new BitSet(BMP);

  static {
    for (int c = 0; c < BMP; c++) {
      String character = String.valueOf((char) c);
      boolean differs =
          Character.isSurrogate((char) c)
              || !Normalizer.normalize(character, Form.NFKC)
                  .equals(Normalizer.normalize(character, Form.NFC));
      MAPPED.set(c, differs);
    }
  }

  private CompatibilityForm() {}

  /**
   * The compatibility form.
   *
   * @param text in NFC
   * @return the same instance where nothing had to change
   */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Nothing in ASCII is mapped.
      if (c >= 0x80 && MAPPED.get(c)) {
        return Normalizer.normalize(text, Form.NFKC);
      }
    }
    return text;
  }
}
