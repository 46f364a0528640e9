// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageSetTest {

  private static LanguageSet set(String... items) {
    return LanguageSet.parse(List.of(items));
  }

  @Test
  void codesNamesAndListsInTheOrderGivenEachOnce() {
    assertThat(set("ja", "Arabic", "JA", "jpn", "pt-br").codes())
        .containsExactly("ja", "ar", "pt-BR");
    assertThat(set("study").codes()).hasSize(18);
    assertThat(set("study", "en", "known").codes()).hasSize(21).endsWith("tr", "zh");
    assertThat(LanguageSet.known()).isEqualTo(set("known"));
  }

  @Test
  void whatIsNoLanguageIsRefusedWithTheChoices() {
    assertThatThrownBy(() -> set("ar", "Klingon"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("\"Klingon\" is no language")
        .hasMessageContaining("Arabic, Czech")
        .hasMessageContaining("known, study");
    assertThatThrownBy(() -> set("ar,fr")).hasMessageContaining("[ar, fr]");
    assertThatThrownBy(LanguageSetTest::set)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no language is named");
  }

  @Test
  void regionalFormsBelongToTheirLanguage() {
    LanguageSet set = set("pt", "zh-Hant", "zh");
    assertThat(set.resolve("pt-BR")).contains("pt");
    assertThat(set.resolve("pt")).contains("pt");
    assertThat(set.resolve("zh-Hant-TW")).contains("zh-Hant");
    assertThat(set.resolve("zh-CN")).contains("zh");
    assertThat(set.resolve("Portuguese")).contains("pt");
    assertThat(set.resolve("es")).isEmpty();
    assertThat(set.resolve("nonsense")).isEmpty();
  }

  @Test
  void aBareLanguageIsTheOnlyEntryOfIt() {
    assertThat(set("pt-BR", "ar").resolve("Portuguese")).contains("pt-BR");
    assertThat(set("pt-BR", "ar").resolve("pt-PT")).isEmpty();
    assertThat(set("pt-BR", "pt-PT").resolve("pt")).isEmpty();
    assertThat(set("pt-BR", "pt-PT").resolve("pt_PT")).contains("pt-PT");
    assertThat(set("fil-PH").resolve("tl")).contains("tl-PH");
  }

  @Test
  void containsCanonicalCodesOnly() {
    assertThat(set("ar").contains("ar")).isTrue();
    assertThat(set("ar").contains("AR")).isFalse();
    assertThat(set("ar").contains("fr")).isFalse();
  }

  @Test
  void travelsToWorkers() throws Exception {
    LanguageSet set = set("study", "pt-BR");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(set);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(set).hasSameHashCodeAs(set);
    }
  }
}
