// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageCatalogTest {

  private final LanguageCatalog catalog = LanguageCatalog.get();

  @Test
  void theListsAreThoseOfTheStudy() {
    List<String> known = catalog.list("known").orElseThrow();
    List<String> study = catalog.list("study").orElseThrow();
    assertThat(known).hasSize(21).doesNotHaveDuplicates().isSorted();
    assertThat(study).hasSize(18).doesNotHaveDuplicates().isSorted();
    assertThat(known).containsAll(study).contains("en", "zh", "tr");
    assertThat(study).doesNotContain("en", "zh", "tr");
    assertThat(catalog.languages()).extracting(Language::code).containsExactlyElementsOf(known);
    assertThat(catalog.listNames()).containsExactly("known", "study");
    assertThat(catalog.list("all")).isEmpty();
  }

  @Test
  void everyLanguageIsDescribed() {
    for (Language language : catalog.languages()) {
      assertThat(Locale.getISOLanguages()).contains(language.code());
      assertThat(language.englishName()).isNotBlank();
      assertThat(language.nativeName()).isNotBlank();
      assertThat(language.script()).matches("[A-Z][a-z]{3}");
      assertThat(language.codes()).isNotEmpty().allMatch(code -> code.matches("[a-z]{3}"));
    }
  }

  @Test
  void directionAndSpaces() {
    assertThat(catalog.languages())
        .filteredOn(language -> language.direction() == Language.Direction.RTL)
        .extracting(Language::code)
        .containsExactly("ar");
    assertThat(catalog.languages())
        .filteredOn(language -> language.words() == Language.Words.UNSPACED)
        .extracting(Language::code)
        .containsExactly("ja", "th", "zh");
  }

  @Test
  void byCodeAndName() {
    assertThat(catalog.byCode("ja")).map(Language::nativeName).contains("日本語");
    assertThat(catalog.byCode("JA")).isEmpty();
    assertThat(catalog.byAnyCode("JPN")).map(Language::code).contains("ja");
    assertThat(catalog.byName("TÜRKÇE")).map(Language::code).contains("tr");
    assertThat(catalog.byName("Klingon")).isEmpty();
  }
}
