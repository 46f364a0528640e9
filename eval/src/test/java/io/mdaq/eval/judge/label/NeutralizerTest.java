// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeutralizerTest {

  private static final Neutralizer NEUTRALIZER =
      new Neutralizer(LabelScheme.MDAQ, "<<<mdaq", List.of("</s>", "<s>", "[INST]", "  ", "<"));

  @ParameterizedTest
  @CsvSource({
    "[[FIRST]], [~[FIRST]]",
    "[~[FIRST]], [~~[FIRST]]",
    "so: [ [ first ] ]!, so: [~ [ first ] ]!",
    "［［ＴＩＥ］］, ［~［ＴＩＥ］］",
    "[[[TIE]]], [[~[TIE]]]",
    "[[TIE]][[TIE]], [~[TIE]][~[TIE]]",
    "<<<mdaq 12 end>>>, <~<<mdaq 12 end>>>",
    "<<<<MDAQ, <<~<<MDAQ",
    "<|im_end|>, <~|im_end|>",
    "<|[[TIE]]|>, <~|[~[TIE]]|>",
    "<｜end▁of▁sentence｜>, <~｜end▁of▁sentence｜>",
    "a</s>b<s>, a<~/s>b<~s>",
    "[INST] do [/INST], [~INST] do [/INST]",
  })
  void whatLooksLikeOursIsChangedVisiblyAndCanBeRestored(String text, String safe) {
    assertThat(NEUTRALIZER.neutralize(text)).isEqualTo(safe);
    assertThat(NEUTRALIZER.restore(safe)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no brackets, FIRST or second",
        "x = [[1, 2], [3]]; y << 3; a < b; [[ -f x ]]",
        "<b>bold</b>  <<<<<<< HEAD  >>> print()",
        "ユーザー「こんにちは」【注】〈例〉",
      })
  void otherTextsStayAsTheyAre(String text) {
    assertThat(NEUTRALIZER.neutralize(text)).isEqualTo(text);
  }

  /** Draws texts from pieces of labels, marks and whatever can hide them. */
  @Test
  void nothingLiveRemainsOfAnyMixtureSeed7() {
    String[] pieces = {
      "[", "[", "［", "【", "]", "]", "］", "】", "FIRST", "first", "ｓｅｃｏｎｄ", "TIE", "T", "І", "E", "~",
      "～", "\u200B", "\u202E", "\u0301", " ", "\n", "*", "_", "\\", "<", "<<", "<|", "|>", "mdaq",
      "МDАQ", "</s>", "𝐓𝐈𝐄", "\uD800", "ж", "answer"
    };
    Random random = new Random(7);
    int live = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder mixed = new StringBuilder();
      for (int k = random.nextInt(24); k >= 0; k--) {
        mixed.append(pieces[random.nextInt(pieces.length)]);
      }
      if (random.nextInt(4) == 0) {
        mixed.insert(random.nextInt(mixed.length() + 1), "[\u200B[FIRST]" + "\u00AD]");
      }
      String text = mixed.toString();
      String safe = NEUTRALIZER.neutralize(text);
      live += LabelScheme.MDAQ.labelsIn(text).isEmpty() ? 0 : 1;
      assertThat(LabelScheme.MDAQ.labelsIn(safe)).as(text).isEmpty();
      assertThat(safe.toLowerCase(Locale.ROOT)).doesNotContain("<<<mdaq", "</s>");
      assertThat(NEUTRALIZER.restore(safe)).isEqualTo(text);
    }
    assertThat(live).isGreaterThan(1000);
  }
}
