// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestsOfHypothesesTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final double[] P = {.01, .04, .03, .005, .5, .04, 1.0};

  /**
   * scipy 1.17.1: {@code binomtest(wins, wins + losses).pvalue}; nothing decided is no evidence.
   */
  @ParameterizedTest
  @CsvSource({
    "9, 3, 0.14599609375",
    "3, 9, 0.14599609375",
    "0, 0, 1.0",
    "1, 0, 1.0",
    "5, 5, 1.0",
    "60, 40, 0.05688793364098089",
    "402, 350, 0.0628450816118258",
    "0, 20, 1.9073486328125e-06",
  })
  void theSignTestAgreesWithScipy(long wins, long losses, double p) {
    assertThat(SignTest.of(wins, losses).p()).isCloseTo(p, EXACT);
  }

  /** statsmodels 0.15.0: {@code multipletests(p, method="holm")[1]}. */
  @Test
  void holmAgreesWithStatsmodels() {
    assertThat(AdjustedPValues.holm(P))
        .containsExactly(new double[] {0.06, 0.16, 0.15, 0.035, 1.0, 0.16, 1.0}, EXACT);
  }

  /** statsmodels 0.15.0: {@code multipletests(p, method="fdr_bh")[1]}. */
  @Test
  void benjaminiHochbergAgreesWithStatsmodels() {
    assertThat(AdjustedPValues.benjaminiHochberg(P))
        .containsExactly(
            new double[] {0.035, 0.056, 0.056, 0.035, 0.5833333333333334, 0.056, 1.0}, EXACT);
  }

  @Test
  void oneTestIsLeftAsItIsAndNoneIsNone() {
    assertThat(AdjustedPValues.holm(new double[] {0.03})).containsExactly(0.03);
    assertThat(AdjustedPValues.benjaminiHochberg(new double[] {0.03})).containsExactly(0.03);
    assertThat(AdjustedPValues.holm(new double[0])).isEmpty();
    assertThat(AdjustedPValues.benjaminiHochberg(new double[0])).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"NaN", "-0.1", "1.1"})
  void whatIsNoPValueIsRefused(double p) {
    assertThatThrownBy(() -> AdjustedPValues.holm(new double[] {0.5, p}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no p values");
  }

  /** scipy 1.17.1: {@code (norm.isf(alpha / 2) + norm.ppf(0.8)) * standard_error}. */
  @Test
  void theDetectableEffectAgreesWithScipy() {
    assertThat(DetectableEffect.of(0.42 / Math.sqrt(805), 0.05))
        .isCloseTo(0.041472019829570904, EXACT);
    assertThat(DetectableEffect.of(0.02, 0.01)).isCloseTo(0.06834901074243631, EXACT);
    assertThat(DetectableEffect.of(0, 0.05)).isZero();
  }

  @Test
  void missingScoresBoundTheWinRate() {
    assertThat(MissingScores.bounds(0.75, 12, 4)).isEqualTo(new Interval(9 / 16.0, 13 / 16.0));
    assertThat(MissingScores.bounds(1 / 3.0, 3, 0)).isEqualTo(new Interval(1 / 3.0, 1 / 3.0));
    assertThat(MissingScores.bounds(0, 1, 99)).isEqualTo(new Interval(0, 0.99));
  }
}
