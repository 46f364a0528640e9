// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.Stratum;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FastChatRowTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "model_1, model_1, WIN",
    "model_2, model_2, LOSS",
    "tie, tie, TIE",
    "model_1, model_2, TIE",
    "model_1, tie, TIE",
    "tie, model_2, TIE",
    "error, model_1, UNSCORED",
    "model_2, error, UNSCORED",
    "error, error, UNSCORED",
  })
  void aWinNeedsBothGames(String first, String second, PairOutcome outcome) {
    assertThat(read(row(81, 1, first, second)).comparisons().get(0).outcome()).isEqualTo(outcome);
  }

  @Test
  void theFirstModelIsTheSubjectAndTheJudgeIsNamedWithoutItsPrompt() {
    Recorded recorded = read(row(81, 2, "model_1", "model_2"));

    assertThat(recorded.contest().subject()).isEqualTo("one");
    assertThat(recorded.contest().baseline()).isEqualTo("two");
    assertThat(recorded.contest().judge())
        .isEqualTo(new Contest.Judge("gpt-4", Contest.Kind.RECORDED));
    assertThat(recorded.comparisons().get(0).prompt()).isEqualTo("mt_bench/fi/81");
    assertThat(recorded.comparisons().get(0).stratum())
        .isEqualTo(new Stratum("mt_bench", "overall", 2, "fi"));
    assertThat(recorded.comparisons().get(0).verdicts()).containsExactly(Verdict.WIN, Verdict.LOSS);
  }

  @Test
  void aJudgeThatWasNotReachedIsToldFromOneThatSaidNothing() {
    String row =
        row(81, 1, "error", "error")
            .replace("}", ",\"g1_judgment\":\"$ERROR$\",\"g2_judgment\":\"Well.\"}");

    assertThat(read(row).comparisons().get(0).verdicts())
        .containsExactly(Verdict.API_ERROR, Verdict.UNPARSED);
  }

  @Test
  void questionsMayBeNamedByTexts() {
    String row = row(81, 1, "tie", "tie").replace("81", "\"math/7\"");

    assertThat(read(row).comparisons().get(0).prompt()).isEqualTo("mt_bench/fi/math/7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model_1 | model_3 | g2_winner must be model_1, model_2, tie or error",
        "draw | tie | g1_winner must be model_1, model_2, tie or error",
      })
  void anUnknownWinnerIsAnError(String first, String second, String message) {
    assertThatThrownBy(() -> read(row(81, 1, first, second)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("pairs.jsonl: line 1: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"turn\":1 | \"turn\":0 | turn must be at least 1, found 0",
        "\"turn\":1 | \"turn\":\"one\" | turn must be a whole number",
        "\"turn\":1 | \"turns\":1 | turn is missing",
        "\"model_2\" | \"model_3\" | model_2 is missing",
        "\"question_id\" | \"id\" | question_id is missing",
      })
  void aRowThatCannotBeUnderstoodIsAnError(String good, String bad, String message) {
    assertThatThrownBy(() -> read(row(81, 1, "tie", "tie").replace(good, bad)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("pairs.jsonl: line 1: ")
        .hasMessageContaining(message);
  }

  private Recorded read(String row) {
    return Recorded.read(folder, "pairs.jsonl", row + "\n");
  }

  private static String row(int question, int turn, String first, String second) {
    return """
        {"question_id":%d,"turn":%d,"model_1":"one","model_2":"two","judge":["gpt-4","pair-v2"],\
        "g1_winner":"%s","g2_winner":"%s"}"""
        .formatted(question, turn, first, second);
  }
}
