// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  private static final List<String> COMMANDS =
      List.of("curate", "train-scorer", "eval-scorer", "config", "doctor", "das", "all");

  @ParameterizedTest
  @CsvSource({
    "curat, curate",
    "cruate, curate",
    "CURATE, curate",
    "train_scorer, train-scorer",
    "trainscorer, train-scorer",
    "evalscore, eval-scorer",
    "dsa, das",
    "confg, config",
    "train, train-scorer",
  })
  void findsTheNameMeant(String given, String meant) {
    assertThat(NearestName.of(given, COMMANDS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"zzzzzzz", "xyz", "''", "q", "selection"})
  void staysSilentWhenNothingIsNear(String given) {
    assertThat(NearestName.of(given, COMMANDS)).isEmpty();
    assertThat(NearestName.hint(given, COMMANDS)).isEmpty();
  }

  @Test
  void theFirstOfEqualsWins() {
    assertThat(NearestName.of("abx", List.of("aby", "abz"))).contains("aby");
  }

  @Test
  void aBeginningThatSeveralShareSaysNothing() {
    assertThat(NearestName.of("selec", List.of("selection-one", "selection-two"))).isEmpty();
  }

  @Test
  void noNames() {
    assertThat(NearestName.of("seed", List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "'', abc, 3",
    "abc, abc, 0",
    "abcd, acbd, 1",
    "kitten, sitting, 3",
    "ca, abc, 3"
  })
  void distanceIsThatOfOptimalStringAlignment(String from, String to, int distance) {
    assertThat(NearestName.distance(from, to)).isEqualTo(distance);
    assertThat(NearestName.distance(to, from)).isEqualTo(distance);
  }
}
