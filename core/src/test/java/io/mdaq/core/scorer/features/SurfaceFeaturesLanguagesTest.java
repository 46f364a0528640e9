// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected values are counted by hand in the texts. */
class SurfaceFeaturesLanguagesTest {

  /** A Latin letter is 1 unit, a Thai or Arabic one 1.25, kana 1.75, hangul 2.25, han 3. */
  private static final double CLOSE = 1e-6;

  @Test
  void seesLayoutOfGermanMarkdown() {
    Surface surface =
        Surface.of(
            "Nenne 2 Tipps für den Garten.",
            "",
            "Zwei Tipps:\n\n- **Gießen**: morgens.\n- **Düngen**: im Mai.\n\nViel Erfolg!");

    expect(
        surface,
        Map.ofEntries(
            Map.entry("log_response_units", Surface.log(43)),
            Map.entry("log_lines", Surface.log(4)),
            Map.entry("log_bullets", Surface.log(2)),
            Map.entry("list_line_share", 0.5),
            Map.entry("first_line_ends_with_colon", 1.0),
            Map.entry("second_line_is_first_item", 1.0),
            Map.entry("list_introduction_share", 9 / 44.0),
            Map.entry("list_closing_share", 10 / 44.0),
            Map.entry("list_is_followed", 1.0),
            Map.entry("blank_share_between_lines", 2 / 3.0),
            Map.entry("blank_share_between_items", 0.0),
            Map.entry("blank_share_between_paragraphs", -1.0),
            Map.entry("log_bold_spans", Surface.log(2)),
            Map.entry("bold_item_share", 1.0),
            Map.entry("colon_item_share", 1.0),
            Map.entry("closed_item_share", 1.0),
            Map.entry("closed_paragraph_share", 0.5),
            Map.entry("ends_with_exclamation", 1.0),
            Map.entry("capital_share", 7 / 43.0),
            Map.entry("count_requested", 1.0),
            Map.entry("count_given", 1.0)));
  }

  @Test
  void countsJapaneseItemsAndUnits() {
    Surface surface = Surface.of("果物を３つ挙げてください。", "", "果物は三つあります。\n1. りんご\n2. みかん\n3. ぶどう");

    expect(
        surface,
        Map.ofEntries(
            // 3 han and 6 kana, three items of 3 kana, three digits
            Map.entry("log_response_units", Surface.log(19.5 + 15.75 + 3)),
            Map.entry("log_numbered_items", Surface.log(3)),
            Map.entry("log_mean_item_units", Surface.log(5.25)),
            Map.entry("item_units_variation", 0.0),
            Map.entry("log_sentences", Surface.log(4)),
            // an item's number belongs to its sentence
            Map.entry("log_last_sentence_units", Surface.log(6.25)),
            Map.entry("list_is_followed", -1.0),
            Map.entry("instruction_ends_with_period", 1.0),
            Map.entry("ends_with_letter_or_digit", 1.0),
            Map.entry("count_given", 1.0),
            Map.entry("capital_share", 0.03)));
  }

  @Test
  void takesThaiLinesForSentences() {
    Surface surface = Surface.of("แนะนำ 3 เมือง", "", "กรุงเทพ\nเชียงใหม่\nภูเก็ต");

    expect(
        surface,
        Map.of(
            "log_sentences", Surface.log(3),
            // 6 letters; the vowel below the line carries nothing
            "log_first_line_units", Surface.log(7.5),
            "ends_with_letter_or_digit", 1.0,
            "ends_sentence", 0.0,
            "count_given", 0.5,
            "short_line_share", 1.0));
  }

  @Test
  void readsArabicSignsAndOverlap() {
    String instruction = "ما هي عاصمة مصر؟";
    String response = "عاصمة مصر هي القاهرة، وهي مدينة كبيرة.";

    expect(
        Surface.of(instruction, "", response),
        Map.of(
            "log_response_units",
            Surface.log(37.5),
            "instruction_ends_with_question",
            1.0,
            "log_comma_count",
            Surface.log(1),
            "comma_rate",
            100 / 57.5,
            "ends_with_period",
            1.0,
            // 12 letters are 9 runs of four, 30 letters 27: they share 5
            "instruction_covered",
            5 / 9.0,
            "prompt_share",
            5 / 27.0,
            "foreign_latin_share",
            0.0));
    expect(
        Surface.of(instruction, "", response + " Cairo"), Map.of("foreign_latin_share", 5 / 35.0));
    expect(Surface.of("Capital of Egypt?", "", "Cairo"), Map.of("foreign_latin_share", 0.0));
  }

  @Test
  void findsKoreanRepetition() {
    expect(
        Surface.of("수도는?", "", "서울은 한국의 수도입니다."),
        Map.of("log_response_units", Surface.log(24.75), "distinct_share", 1.0));
    // 5 runs of two letters, 2 different ones
    expect(Surface.of("수도는?", "", "좋다 좋다 좋다"), Map.of("distinct_share", 0.4));
  }

  @Test
  void spacesBetweenJapaneseSegmentsMoveNothingThatIsNotAboutSpaces() {
    String instruction = "春の楽しみ方を2つ教えてください。";
    Surface plain = Surface.of(instruction, "", "春の楽しみ方：\n・お花見をする。\n・いちご狩りに行く。\n\nぜひお試しください！");
    Surface spaced =
        Surface.of(instruction, "", "春 の 楽しみ方：\n・ お花見 を する。\n・ いちご 狩り に 行く。\n\nぜひ お試し ください！");

    List<String> aboutSpaces = List.of("other_character_share");
    for (String name : SurfaceFeatures.names()) {
      if (!aboutSpaces.contains(name)) {
        assertThat(spaced.get(name)).as(name).isEqualTo(plain.get(name));
      }
    }
    expect(plain, Map.of("log_bullets", Surface.log(2), "count_given", 1.0));
  }

  private static void expect(Surface surface, Map<String, Double> expected) {
    expected.forEach(
        (name, value) -> assertThat(surface.get(name)).as(name).isCloseTo(value, within(CLOSE)));
  }
}
