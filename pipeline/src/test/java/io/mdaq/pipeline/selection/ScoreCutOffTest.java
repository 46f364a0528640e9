// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreCutOffTest {

  private static ValueHistogram histogram(int... values) {
    ValueCounter counter = new ValueCounter();
    Arrays.stream(values).forEach(counter::add);
    return counter.histogram();
  }

  @ParameterizedTest
  @CsvSource({
    "0%, 10",
    "70%, 3",
    "69.9%, 4",
    "99.999999%, 1",
    "5%, 10",
    "0.0004, 6",
    "4, 0",
    "-3, 10",
  })
  void countsWhatReachesIt(String text, long admitted) {
    ValueHistogram ten = histogram(-1, 0, 1, 2, 4, 5, 6, 7, 8, 9);
    assertThat(ScoreCutOff.parse(text).admitted(ten)).isEqualTo(admitted);
  }

  @Test
  void equalsOfTheLastOneReachItToo() {
    assertThat(ScoreCutOff.parse("70%").admitted(histogram(1, 2, 2, 2, 2, 2, 2, 2, 2, 3)))
        .isEqualTo(9);
    assertThat(ScoreCutOff.parse("90%").admitted(histogram(5, 5, 5))).isEqualTo(3);
  }

  @Test
  void aPercentileLeavesOneOfAnyGroup() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3L);
    for (int round = 0; round < 200; round++) {
      int[] values = random.ints(random.nextInt(1, 30), 0, 9).toArray();
      String percentile = random.nextInt(100) + "%";
      assertThat(ScoreCutOff.parse(percentile).admitted(histogram(values)))
          .isBetween(1L, (long) values.length);
    }
    assertThat(ScoreCutOff.parse("50%").admitted(histogram())).isZero();
  }

  @Test
  void theBudgetFollows() {
    ScoreThreshold threshold = new ScoreThreshold(ScoreCutOff.parse("0.0007"));
    assertThat(threshold.eligible(histogram(6, 7, 8))).isEqualTo(2);
    assertThat(threshold.rankedBy()).isEqualTo(RankingValue.SCORE);
    assertThat(threshold.needsClusters()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"100%", "101%", "-1%", "0.12345", "NaN", "best", "1e3", "%", "999999"})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> ScoreCutOff.parse(text))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("selection.threshold is \"" + text + "\"; write a percentile");
  }
}
