// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import java.lang.Character.UnicodeScript;
import java.util.Optional;

/** How many letters of a text are of scripts that only one language of weight is written in. */
final class ScriptCensus {

  /** Foreign words, code and quotations make up much of a technical answer in these languages. */
  private static final double DECISIVE_SHARE = 0.3;

  /** Chinese quotes single kana at most; Japanese is a third kana and more. */
  private static final double KANA_SHARE_OF_JAPANESE = 0.1;

  private int letters;
  private int thai;
  private int hangul;
  private int greek;
  private int kana;
  private int han;

  ScriptCensus(String text) {
    text.codePoints().filter(Character::isLetter).forEach(this::count);
  }

  /** All letters, of any script. */
  int letters() {
    return letters;
  }

  /** The code of the language that the script alone tells. */
  Optional<String> language() {
    if (isDecisive(thai)) {
      return Optional.of("th");
    }
    if (isDecisive(hangul)) {
      return Optional.of("ko");
    }
    if (isDecisive(greek)) {
      return Optional.of("el");
    }
    boolean japanese = isDecisive(kana + han) && kana > KANA_SHARE_OF_JAPANESE * (kana + han);
    return japanese ? Optional.of("ja") : Optional.empty();
  }

  /** Whether Han and Kana characters, which say more than a letter, are in the text. */
  boolean hasIdeographs() {
    return han + kana > 0;
  }

  private boolean isDecisive(int count) {
    return count > 0 && count >= DECISIVE_SHARE * letters;
  }

  private void count(int codePoint) {
    letters++;
    UnicodeScript script = UnicodeScript.of(codePoint);
    switch (script) {
      case THAI -> thai++;
      case HANGUL -> hangul++;
      case GREEK -> greek++;
      case HIRAGANA, KATAKANA -> kana++;
      case HAN -> han++;
      default -> {
        // A script of many languages.
      }
    }
  }
}
