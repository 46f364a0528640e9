// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.culture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.eval.culture.ShortAnswers.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortAnswersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | La paella. | paella | EXACT",
        "es | Lo más típico es la paella. | la paella | LENIENT",
        "es | Las paelleras | paella | NONE",
        "en | an artist | art | NONE",
        "ja | それは「お正月」です | お 正月 | LENIENT",
        "th | คำตอบคือสงกรานต์ครับ | สงกรานต์ | LENIENT",
        "ko | 남대문 시장입니다 | 남대문시장 | LENIENT",
        "ko | 남대문 시장 | 남대문시장 | EXACT",
        "ar | هي القاهرة | القاهِرة | LENIENT",
        "tr | ISPARTA | Isparta | EXACT",
        "pl | nie wiem | Wigilia | NONE",
        "pl | '' | Wigilia | NONE",
      })
  void answersAreComparedInTheirLanguage(
      String language, String response, String reference, Match expected) {
    assertThat(new ShortAnswers(language).match(response, List.of(reference))).isEqualTo(expected);
  }

  @Test
  void theBestReferenceCounts() {
    assertThat(
            new ShortAnswers("nl").match("Sinterklaas", List.of("Kerst", "klaas", "sinterklaas")))
        .isEqualTo(Match.EXACT);
    assertThat(new ShortAnswers("nl").match("Sinterklaas", List.of())).isEqualTo(Match.NONE);
  }

  @Test
  void aReferenceWithoutLettersMatchesNothing() {
    ShortAnswers answers = new ShortAnswers("ja");

    assertThat(answers.match("何か", List.of("…"))).isEqualTo(Match.NONE);
    assertThat(answers.match("…", List.of("…"))).isEqualTo(Match.NONE);
    assertThat(answers.canJudge(List.of("…", ""))).isFalse();
    assertThat(answers.canJudge(List.of("…", "3"))).isTrue();
  }
}
