// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {

  @ParameterizedTest
  @CsvSource({
    "ar, ar",
    "AR, ar",
    "' ar ', ar",
    "ara, ar",
    "arb, ar",
    "Arabic, ar",
    "ARABIC, ar",
    "العربية, ar",
    "ar-EG, ar-EG",
    "ar_EG, ar-EG",
    "ar_eg.UTF-8, ar-EG",
    "ara-eg, ar-EG",
    "zsm, ms",
    "msa, ms",
    "fil, tl",
    "tgl, tl",
    "Filipino, tl",
    "ger, de",
    "deu, de",
    "cmn, zh",
    "zh-hans-cn, zh-Hans-CN",
    "zh-Hant, zh-Hant",
    "es-419, es-419",
    "de-DE-1996, de-DE",
    "ar-EG-u-nu-latn, ar-EG",
    "日本語, ja",
    "한국어, ko",
    "ไทย, th",
    "tiếng Việt, vi",
    "bahasa indonesia, id",
    "Français, fr",
    "sv, sv",
    "swe, sv",
    "iw, he",
    "in, id",
    "yue, yue",
    "ceb, ceb",
    "ca_ES@valencia, ca-ES",
  })
  void readsCodesAndNames(String text, String tag) {
    assertThat(LanguageTag.of(text)).map(LanguageTag::value).contains(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "und",
        "mul",
        "zxx",
        "x",
        "xx",
        "Klingon",
        "english text",
        "ar,fr",
        "1",
        "ar-",
        "-ar",
        "data",
        "ms-word",
        "de-novo",
        "it-XX",
        "x-private",
        "a\u0000r",
        "\ud800"
      })
  void refusesWhatIsNoLanguage(String text) {
    assertThat(LanguageTag.of(text)).isEmpty();
  }

  @Test
  void refusesHugeTextsAtOnce() {
    assertThat(LanguageTag.of("ar-".repeat(1_000_000))).isEmpty();
  }

  @Test
  void decomposedNamesAreTheSame() {
    String decomposed = Normalizer.normalize("tiếng Việt", Normalizer.Form.NFD);
    assertThat(LanguageTag.of(decomposed)).map(LanguageTag::value).contains("vi");
  }

  @Test
  void partsOfATag() {
    LanguageTag tag = new LanguageTag("zh-Hant-TW");
    assertThat(tag.primary().value()).isEqualTo("zh");
    assertThat(tag.parent()).map(LanguageTag::value).contains("zh-Hant");
    assertThat(tag.primary().parent()).isEmpty();
    assertThat(tag.primary().primary()).isEqualTo(tag.primary());
  }
}
