// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.config.OutputConfig.IfExists;
import io.mdaq.core.problem.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportConfigTest {

  private static final ReportConfig DEFAULTS =
      new ReportConfig(
          List.of(),
          "und",
          100,
          new StatisticsConfig(10_000, 1, 0.05, List.of()),
          CultureConfig.NONE,
          FindingsConfig.NONE,
          new OutputConfig("", IfExists.REFUSE));

  @Test
  void theDefaultsAreThese() {
    assertThat(ReportConfig.from(CommandDefaults.REPORT.tree())).isEqualTo(DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input.paths=[a, b]",
        "input.language=fi",
        "few_samples=1",
        "statistics.draws=100",
        "statistics.seed=2",
        "statistics.alpha=0.01",
        "statistics.sentinels=[a]",
        "findings.human=[a]",
        "findings.sah=[a]",
        "output.dir=out",
        "output.overwrite=true",
      })
  void everyKeyHasAnEffect(String setting) {
    assertThat(from(setting)).isNotEqualTo(DEFAULTS);
  }

  @Test
  void languagesAreReadAsCodesAndNames() {
    assertThat(from("input.language=Greek").language()).isEqualTo("el");
    assertThat(from("input.language=pt_BR").language()).isEqualTo("pt-BR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input.language=klingonisch | is no language; allowed: a BCP-47 code",
        "few_samples=0 | is out of range; allowed: an integer from 1 to 1000000",
        "few_samples=many | is not an integer",
        "statistics.draws=99 | is out of range; allowed: an integer from 100 to 1000000",
        "statistics.seed=-1 | is out of range",
        "statistics.alpha=0 | is out of range",
      })
  void whatCannotBeIsNamed(String setting, String message) {
    assertThatThrownBy(() -> from(setting))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  @Test
  void inputsMustBeNamedWhenTheyAreNeeded() {
    assertThatThrownBy(DEFAULTS::requireInputs)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("input.paths")
        .hasMessageContaining("--input PATH");
    assertThat(from("input.paths=[a]").requireInputs()).containsExactly("a");
  }

  private static ReportConfig from(String setting) {
    return ReportConfig.from(CommandDefaults.REPORT.tree().with(ConfigLayer.set(setting)));
  }
}
