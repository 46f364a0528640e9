// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.language.Language;
import io.mdaq.core.language.LanguageCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaterTextsTest {

  @Test
  void everyKnownLanguageHasTextsOfItsOwn() {
    assertThat(RaterTexts.byLanguage().keySet())
        .containsExactlyInAnyOrderElementsOf(
            LanguageCatalog.get().languages().stream().map(Language::code).toList());
    assertThat(RaterTexts.byLanguage().values())
        .extracting(RaterTexts::which)
        .doesNotHaveDuplicates();
    assertThat(RaterTexts.byLanguage().values())
        .allMatch(texts -> texts.separator() == ',' || texts.separator() == ';');
  }

  @ParameterizedTest
  @CsvSource({"pt-BR, pt", "zh-Hant-TW, zh", "fi, en", "no language, en", "'', en"})
  void othersReadTheNearest(String language, String texts) {
    assertThat(RaterTexts.languageOf(language)).isEqualTo(texts);
    assertThat(RaterTexts.in(language)).isEqualTo(RaterTexts.byLanguage().get(texts));
  }

  @ParameterizedTest
  @CsvSource({
    "ar, rtl",
    "ar-EG, rtl",
    "fa, rtl",
    "ur, rtl",
    "he, rtl",
    "de, ltr",
    "ja, ltr",
    "?, ltr"
  })
  void directionsAreThoseOfTheLanguages(String language, String direction) {
    assertThat(WritingDirection.of(language)).isEqualTo(direction);
  }
}
