// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {

  private static final long SEED_OF_RANDOM_TEXTS = 20250919;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Write a poem.\n\tTwo lines.",
        "ابحث عن ثلاث كلمات",
        "می\u200Cخواهم", // Persian with ZWNJ
        "क्\u200Dष", // Devanagari with ZWJ
        "สรุปข้อความนี้",
        "Tiếng Việt có dấu",
        "한국어 문장",
        "ｱｲｳ ﾊﾞ 全角ＡＢＣ",
        "👩\u200D👩\u200D👧 ❤\uFE0F",
        "①ﬁ㌔",
        "\u0600\u0661", // Arabic number sign, a visible format character
      })
  void leavesAloneWhatIsNormalAlready(String text) {
    assertThat(TextNormalizer.normalize(text)).isSameAs(text);
  }

  @Test
  void composesVietnameseAndKoreanHoweverTheyWereTyped() {
    String vietnamese = "Tiếng Việt ước mơ";
    String korean = "한국어 값";

    assertThat(TextNormalizer.normalize(Normalizer.normalize(vietnamese, Normalizer.Form.NFD)))
        .isEqualTo(vietnamese);
    assertThat(TextNormalizer.normalize(Normalizer.normalize(korean, Normalizer.Form.NFD)))
        .isEqualTo(korean);
  }

  @Test
  void ordersArabicAndThaiMarksCanonically() {
    assertThat(TextNormalizer.normalize("ب\u0651\u064E")).isEqualTo("ب\u064E\u0651");
    assertThat(TextNormalizer.normalize("ก\u0E48\u0E38")).isEqualTo("ก\u0E38\u0E48");
  }

  @Test
  void keepsHalfWidthKanaAndComposesFullWidth() {
    assertThat(TextNormalizer.normalize("ｶﾞ")).isEqualTo("ｶﾞ");
    assertThat(TextNormalizer.normalize("か\u3099")).isEqualTo("が");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\rb", "a\u000Bb", "a\fb", "a\u0085b", "a\nb"})
  void turnsEveryLineEndIntoALineFeed(String text) {
    assertThat(TextNormalizer.normalize(text)).isEqualTo("a\nb");
  }

  @Test
  void keepsEachOfSeveralLineEnds() {
    assertThat(TextNormalizer.normalize("a\r\n\r\n\rb")).isEqualTo("a\n\n\nb");
  }

  @Test
  void removesWhatCannotBeSeen() {
    String hidden =
        "\uFEFFa\u0000b\u0007\u007F\u0090\u00AD\u061C\u200B\u200E\u200F\u202E\u2060\u2063\u2066"
            + "\u206F\uFFF9c";
    assertThat(TextNormalizer.normalize(hidden)).isEqualTo("abc");
  }

  @Test
  void removesTagCharactersButNoNeighbours() {
    String tag = new String(Character.toChars(0xE0041));
    String selector = new String(Character.toChars(0xE0100));
    String clef = new String(Character.toChars(0x1D11E));
    String beam = new String(Character.toChars(0x1D173));

    assertThat(TextNormalizer.normalize("x" + tag + "y" + selector + clef + beam + "z"))
        .isEqualTo("xy" + selector + clef + "z");
  }

  @Test
  void composesAcrossARemovedCharacter() {
    assertThat(TextNormalizer.normalize("e\u200B\u0301")).isEqualTo("é");
  }

  @ParameterizedTest
  @ValueSource(strings = {" a b ", "\n\ta b\u00A0", "\u3000a b\u2003", "\u200B a b \uFEFF\n"})
  void trimsWhiteSpaceOfAllKinds(String text) {
    assertThat(TextNormalizer.normalize(text)).isEqualTo("a b");
  }

  @Test
  void leavesNothingOfWhiteSpaceAlone() {
    assertThat(TextNormalizer.normalize(" \r\n\u3000\u200B ")).isEmpty();
  }

  @Test
  void isIdempotentAndNormalOnRandomTexts() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED_OF_RANDOM_TEXTS);
    for (int i = 0; i < 20_000; i++) {
      String once = TextNormalizer.normalize(randomText(random));
      assertThat(TextNormalizer.normalize(once)).isEqualTo(once);
      assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
    }
  }

  private static String randomText(UniformRandomProvider random) {
    int[] pools = {0x100, 0x400, 0x700, 0x1200, 0x2070, 0x3200, 0x10000, 0x110000};
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    while (text.codePointCount(0, text.length()) < length) {
      int c = random.nextInt(pools[random.nextInt(pools.length)]);
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        text.appendCodePoint(c);
      }
    }
    return text.toString();
  }
}
