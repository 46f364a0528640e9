// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import java.lang.Character.UnicodeScript;
import java.util.Optional;

/** How many letters of a text are of scripts that few languages of weight are written in. */
final class ScriptCensus {

  /** Foreign words, code and quotations make up much of a technical answer in these languages. */
  private static final double DECISIVE_SHARE = 0.3;

  /** Chinese quotes single kana at most; Japanese is a third kana and more. */
  private static final double KANA_SHARE_OF_JAPANESE = 0.1;

  /** A name or a quotation; a text in the neighbouring language has more of its own letters. */
  private static final double STRAY_SHARE = 0.02;

  /** Letters of Persian and Urdu that Arabic has not, as far as they are common. */
  private static final String NOT_ARABIC = "پچژگکیٹڈڑںہھے";

  /** Letters of Ukrainian, Belarusian, Serbian, Macedonian and Kazakh that Russian has not. */
  private static final String NOT_RUSSIAN = "іїєґўјљњћђџѓќѕәғқңөұүһІЇЄҐЎЈЉЊЋЂЏЃЌЅӘҒҚҢӨҰҮҺ";

  /** Letters of Russian that Ukrainian, Bulgarian, Serbian and Macedonian have not. */
  private static final String RUSSIAN = "ыэёЫЭЁ";

  private static final int LATIN_END = 0x250;

  private int letters;
  private int latin;
  private int thai;
  private int hangul;
  private int greek;
  private int kana;
  private int han;
  private int arabic;
  private int notArabic;
  private int cyrillic;
  private int notRussian;
  private int russian;

  ScriptCensus(String text) {
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (Character.isLetter(codePoint)) {
        count(codePoint);
      }
      i += Character.charCount(codePoint);
    }
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
    boolean japanese = isDecisive(kana + han) && isJapanese();
    return japanese ? Optional.of("ja") : Optional.empty();
  }

  /**
   * Whether the text is written as that language is and no other known one. {@code false} says
   * nothing of the language.
   */
  boolean suits(String code) {
    return switch (code) {
      case "ar" -> isDecisive(arabic) && notArabic <= STRAY_SHARE * arabic;
      case "ru" -> isDecisive(cyrillic) && notRussian == 0 && russian > 0;
      case "zh" -> isDecisive(han) && !isJapanese();
      default -> false;
    };
  }

  /** Whether much of the text is in the Latin script. */
  boolean isLatin() {
    return isDecisive(latin);
  }

  /** Whether Han and Kana characters, which say more than a letter, are in the text. */
  boolean hasIdeographs() {
    return han + kana > 0;
  }

  private boolean isJapanese() {
    return kana > KANA_SHARE_OF_JAPANESE * (kana + han);
  }

  private boolean isDecisive(int count) {
    return count > 0 && count >= DECISIVE_SHARE * letters;
  }

  private void count(int codePoint) {
    letters++;
    if (codePoint < LATIN_END) {
      latin++;
      return;
    }
    switch (UnicodeScript.of(codePoint)) {
      case THAI -> thai++;
      case HANGUL -> hangul++;
      case GREEK -> greek++;
      case HIRAGANA, KATAKANA -> kana++;
      case HAN -> han++;
      case ARABIC -> {
        arabic++;
        notArabic += NOT_ARABIC.indexOf(codePoint) >= 0 ? 1 : 0;
      }
      case CYRILLIC -> {
        cyrillic++;
        notRussian += NOT_RUSSIAN.indexOf(codePoint) >= 0 ? 1 : 0;
        russian += RUSSIAN.indexOf(codePoint) >= 0 ? 1 : 0;
      }
      default -> {
        // A script of many languages, or of none that is looked for.
      }
    }
  }
}
