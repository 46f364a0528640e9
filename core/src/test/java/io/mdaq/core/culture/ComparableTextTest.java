// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.culture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparableTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tr | IĞDIR İli | ığdır ili",
        "en | IĞDIR | iğdir",
        "ar | مُحَمَّدٌ | محمد",
        "ar | كتـــاب | كتاب",
        "ar | أحمد إبراهيم آل | احمد ابراهيم ال",
        "ar | ٱلْقُرْآن | قران",
        "ar | والمدرسة | مدرسه",
        "ar | للبيت | بيت",
        "ar | بالقاهرة | قاهره",
        "ar | مستشفى | مستشفي",
        "ar | ١٤ رمضان | 14 رمضان",
        "el | Η ΑΚΡΌΠΟΛΗ | ακροπολη",
        "el | ο Οδυσσέας ΟΔΥΣΣΈΑΣ | οδυσσεασ οδυσσεασ",
        "ja | ﾗｰﾒﾝ　と　ＡＢＣ１２ | ラーメンとabc12",
        "th | ต้ม ยำ กุ้ง ๑๒ | ต้มยํากุ้ง12",
        "ko | 설날, 추석! | 설날 추석",
        "de | Die Straße | strasse",
        "fr | L’Épiphanie, la fête | épiphanie fête",
        "it | L'acqua dell'isola | acqua dell isola",
        "nl | het IJsselmeer | ijsselmeer",
        "es | ¡El Niño! | niño",
        "pt | O Pão-de-Açúcar | pão de açúcar",
        "vi | Phở, bánh MÌ… | phở bánh mì",
        "pt-BR | a Bahia | bahia",
        "sw | ngoma za Pwani | ngoma za pwani",
        "hi | १२३ नमस्ते | 123 नमस्ते",
      })
  void whatWritersDoNotCareAboutIsNoDifference(String language, String text, String expected) {
    // NFKC makes one character of Thai sara am two: both sides of a comparison have them.
    assertThat(new ComparableText(language).of(text)).isEqualTo(expected);
  }

  @Test
  void compositionIsNoDifference() {
    ComparableText vietnamese = new ComparableText("vi");

    assertThat(vietnamese.of("pho\u031b\u0309")).isEqualTo(vietnamese.of("phở"));
  }

  @Test
  void aTextOfArticlesKeepsThem() {
    assertThat(new ComparableText("fr").of("La, la!")).isEqualTo("la la");
    assertThat(new ComparableText("ar").of("ال")).isEqualTo("ال");
  }

  @Test
  void nothingIsLeftOfWhatHasNoLetters() {
    assertThat(new ComparableText("cs").of(" …\u200b – !")).isEmpty();
    assertThat(new ComparableText("ja").of("")).isEmpty();
  }

  @Test
  void invisibleCharactersPartNoWords() {
    assertThat(new ComparableText("en").of("sea\u200bside \ufeffs\u00adun"))
        .isEqualTo("seaside sun");
  }
}
