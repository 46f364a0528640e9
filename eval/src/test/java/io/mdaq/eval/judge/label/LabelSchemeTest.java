// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSchemeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[FIRST]]",
        "The first one is better.\n\n[[FIRST]]",
        "[[first]] and again [[First]]",
        "**[[FIRST]]**",
        "[[**FIRST**]]",
        "`[[FIRST]]`",
        "\\[\\[FIRST\\]\\]",
        "[ [ FIRST ] ]",
        "[[\nFIRST\n]]",
        "［［ＦＩＲＳＴ］］",
        "【【FIRST】】",
        "[[F\u200BI\u200DR\u2060S\u00ADT]]",
        "\u202E[[\u2066FIRST\u2069]]\u202C",
        "[[FI\u0336RST]]",
        "[[ﬁRST]]",
        "[[ꜰɪʀꜱᴛ]]",
        "[[𝐅𝐈𝐑𝐒𝐓]]",
        "[[FІRЅТ]]", // the second, fourth and fifth letters are Cyrillic
      })
  void aLabelIsFoundInManyForms(String text) {
    assertThat(LabelScheme.MDAQ.labelsIn(text)).containsExactly(Label.FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FIRST",
        "[FIRST]",
        "[[FIRST]",
        "[[FIRSTLY]]",
        "[[FIRST/SECOND]]",
        "[~[FIRST]]",
        "[[A]]",
        "[[1, 2], [3, 4]]",
        "((FIRST))",
        "the first, [[see]] above",
      })
  void whatIsNoLabelIsNone(String text) {
    assertThat(LabelScheme.MDAQ.labelsIn(text)).isEmpty();
  }

  @Test
  void allLabelsOfATextAreFound() {
    assertThat(LabelScheme.MDAQ.labelsIn("[[TIE]][[SECOND]] or [[FIRST]], [[TIE]]"))
        .containsExactly(Label.FIRST, Label.SECOND, Label.TIE);
    assertThat(LabelScheme.FASTCHAT.labelsIn("[[C]] for a tie, not [[B]]"))
        .containsExactly(Label.SECOND, Label.TIE);
  }

  @Test
  void whatIsWrittenIsRead() {
    for (LabelScheme scheme : LabelScheme.values()) {
      for (Label label : Label.values()) {
        assertThat(scheme.labelsIn(scheme.write(label))).containsExactly(label);
      }
    }
  }

  @Test
  void aLabelMeansTheOppositeInTheOtherOrder() {
    assertThat(Label.FIRST.verdict(Order.SUBJECT_FIRST)).isEqualTo(Verdict.WIN);
    assertThat(Label.FIRST.verdict(Order.BASELINE_FIRST)).isEqualTo(Verdict.LOSS);
    assertThat(Label.SECOND.verdict(Order.SUBJECT_FIRST)).isEqualTo(Verdict.LOSS);
    assertThat(Label.SECOND.verdict(Order.BASELINE_FIRST)).isEqualTo(Verdict.WIN);
    assertThat(Label.TIE.verdict(Order.BASELINE_FIRST)).isEqualTo(Verdict.TIE);
  }

  /** A pattern that looked back would need minutes for these. */
  @Test
  void hostileTextsAreReadInOnePass() {
    String brackets = "[".repeat(1_000_000);
    String gaps = ("[" + "_*".repeat(500)).repeat(1000);
    assertThat(LabelScheme.MDAQ.labelsIn(brackets + gaps + "[[TIE]]")).containsExactly(Label.TIE);
  }
}
