// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.culture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.language.Language;
import io.mdaq.core.language.LanguageCatalog;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CultureProfileTest {

  private static final int MOST_CHARS = 2000;

  static Stream<String> known() {
    return LanguageCatalog.get().languages().stream().map(Language::code);
  }

  @ParameterizedTest
  @MethodSource("known")
  void everyKnownLanguageHasOneThatFitsIntoAPrompt(String language) {
    CultureProfile profile = CultureProfile.of(language).orElseThrow();
    assertThat(profile.aspects()).containsOnlyKeys(CultureAspect.values());
    assertThat(profile.text()).startsWith("- units: ").hasSizeLessThan(MOST_CHARS);
    assertThat(profile.text().lines()).hasSize(CultureAspect.values().length);
  }

  @Test
  void regionsHaveTheLanguagesOwnAndUnknownLanguagesNone() {
    assertThat(CultureProfile.of("pt-BR")).isEqualTo(CultureProfile.of("pt"));
    assertThat(CultureProfile.of("sv")).isEmpty();
  }

  @Test
  void aProfileHasEveryAspectOnce() {
    String all =
        Arrays.stream(CultureAspect.values())
            .map(aspect -> aspect.id() + ": x")
            .collect(Collectors.joining("\n"));
    assertThat(CultureProfile.parse("xx", "# comment\n\n" + all).aspects()).hasSize(10);
    assertThatThrownBy(() -> CultureProfile.parse("xx", all + "\nunits: y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("doubled");
    assertThatThrownBy(() -> CultureProfile.parse("xx", "units: y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has only");
    assertThatThrownBy(() -> CultureProfile.parse("xx", "money: y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no aspect");
  }
}
