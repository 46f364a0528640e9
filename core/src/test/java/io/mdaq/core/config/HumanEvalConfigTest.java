// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.config.HumanEvalConfig.Answers;
import io.mdaq.core.config.HumanEvalConfig.Contest;
import io.mdaq.core.config.HumanEvalConfig.Sheets;
import io.mdaq.core.config.OutputConfig.IfExists;
import io.mdaq.core.problem.UserException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HumanEvalConfigTest {

  private static final HumanEvalConfig DEFAULTS =
      new HumanEvalConfig(
          new Contest("", "", "", "overall"),
          new Sheets(Optional.empty(), 50, 2, 42),
          new Answers("", List.of()),
          new OutputConfig("", IfExists.REFUSE));

  @Test
  void theDefaultsAreThese() {
    assertThat(HumanEvalConfig.from(CommandDefaults.HUMAN_EVAL.tree())).isEqualTo(DEFAULTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contest.judged=out/judged",
        "contest.subject=a",
        "contest.baseline=b",
        "contest.dimension=helpfulness",
        "sheets.languages=[ar, ja]",
        "sheets.pairs=1",
        "sheets.raters=3",
        "sheets.seed=7",
        "answers.sheets=out/sheets",
        "answers.files=[a.csv]",
        "output.dir=out",
        "output.overwrite=true",
      })
  void everyKeyHasAnEffect(String setting) {
    assertThat(from(setting)).isNotEqualTo(DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contest.dimension=''     | contest.dimension: \"\"",
        "sheets.languages=[xx]    | \"xx\" is no language",
        "sheets.pairs=0           | an integer from 1 to 1000000",
        "sheets.raters=101        | an integer from 1 to 100",
        "sheets.seed=-1           | an integer from 0 to",
      })
  void whatCannotBeIsNamed(String setting, String message) {
    assertThatThrownBy(() -> from(setting))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatMustBeNamedIsAskedFor() {
    assertThatThrownBy(DEFAULTS.contest()::requireJudged).hasMessageContaining("--judged DIR");
    assertThatThrownBy(DEFAULTS.answers()::requireSheets).hasMessageContaining("--sheets DIR");
    assertThatThrownBy(DEFAULTS.answers()::requireFiles).hasMessageContaining("--filled FILE");
  }

  private static HumanEvalConfig from(String setting) {
    return HumanEvalConfig.from(CommandDefaults.HUMAN_EVAL.tree().with(ConfigLayer.set(setting)));
  }
}
