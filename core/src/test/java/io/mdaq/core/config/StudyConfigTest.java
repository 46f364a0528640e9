// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyConfigTest {

  private static StudyConfig config(String... assignments) {
    ConfigTree tree = CommandDefaults.STUDY.tree();
    for (String assignment : assignments) {
      tree = tree.with(ConfigLayer.set(assignment));
    }
    return StudyConfig.from(tree);
  }

  @Test
  void sizesAreSortedAndCountOnce() {
    assertThat(config("sizes=[1000, 10, 1000]").sizes()).containsExactly(10, 1000);
    assertThat(config().sizes()).isEmpty();
  }

  @Test
  void settingsOfTheCommandsStayAsWritten() {
    assertThat(config("stages.curate=[selection.budget=20%]").stages().curate())
        .containsExactly("selection.budget=20%");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sizes=[1000]            | sizes: \"[1000]\" | two sizes or more",
        "sizes=[10, 0]           | sizes: \"0\"      | integers from 1 to 100000000",
        "seeds=[]                | seeds: \"[]\"     | at least one seed",
        "seeds=[1, 1]            | seeds: \"[1, 1]\" | no two alike",
        "base=''                 | base:             | nano, or a model's folder",
        "datasets={curated: x}   | has the name curated, which cannot be used | small letters",
        "datasets={../x: y}      | has the name ../x, which cannot be used    | small letters",
        "datasets={boosted: ''}  | is blank          | a map of names to texts",
      })
  void whatIsNotAllowedIsNamed(String assignment, String what, String allowed) {
    assertThatThrownBy(() -> config(assignment))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(allowed);
  }

  @Test
  void whatMustBeNamedIsAskedFor() {
    assertThatThrownBy(() -> config().requirePrompts()).hasMessageContaining("Add --prompts PATH");
    assertThatThrownBy(() -> config().requireOutput()).hasMessageContaining("Add --output DIR");
  }

  @Test
  void curationMayBeLeftOutWhereSizesAreCompared() {
    assertThat(config().curation()).isEqualTo(StudyConfig.Curation.COMPARE);
    assertThat(config("curation=leave_out", "sizes=[1, 2]").curation())
        .isEqualTo(StudyConfig.Curation.LEAVE_OUT);
    assertThatThrownBy(() -> config("curation=leave_out"))
        .hasMessageContaining("leaves nothing to compare at all");
    assertThatThrownBy(() -> config("curation=leave_out", "sizes=[1, 2]", "datasets={a: b}"))
        .hasMessageContaining("leaves nothing to compare the datasets with");
  }

  @Test
  void sizesAreComparedAsAsked() {
    assertThat(config().sah()).isEqualTo(new StudyConfig.Sah(0.03, 1));
    assertThat(config("sah.margin=0.1", "sah.judge_repeats=3").sah())
        .isEqualTo(new StudyConfig.Sah(0.1, 3));
    assertThatThrownBy(() -> config("sah.margin=0"))
        .hasMessageContaining("a number from 0.001 to 0.499");
  }

  @ParameterizedTest
  @ValueSource(strings = {"study-nano.yaml", "sah-nano.yaml", "sah-study.yaml"})
  void recipesAreConfigurations(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(StudyConfig.class.getResourceAsStream(name), name)) {
      String yaml = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(StudyConfig.from(CommandDefaults.STUDY.tree().with(ConfigLayer.text(yaml, name))))
          .isNotEqualTo(config());
    }
  }
}
