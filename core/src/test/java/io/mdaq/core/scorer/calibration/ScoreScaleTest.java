// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreScaleTest {

  @Test
  void ofOneDifferenceTheOddsAreThoseOfTheAnswers() {
    // Three of four are right: log-odds ln 3 at a distance of 0.5.
    assertThat(ScoreScale.fit(new double[] {0.5, 0.5, 0.5, -0.5}))
        .isCloseTo(Math.log(3) / 0.5, within(1e-9));
  }

  @Test
  void findsTheFactorThatTheAnswersWereDrawnWith() {
    SplittableRandom random = new SplittableRandom(5);
    double[] differences = new double[50_000];
    for (int i = 0; i < differences.length; i++) {
      double distance = random.nextDouble() / 5;
      boolean right = random.nextDouble() < 1 / (1 + Math.exp(-12 * distance));
      differences[i] = right ? distance : -distance;
    }
    assertThat(ScoreScale.fit(differences)).isCloseTo(12, within(0.5));
  }

  @Test
  void differencesThatAreAllRightOrSayNothingHaveTheEndsOfTheRange() {
    assertThat(ScoreScale.fit(new double[] {1e-3, 2e-3})).isCloseTo(ScoreScale.MOST, within(1e-6));
    assertThat(ScoreScale.fit(new double[] {-0.1, -0.2})).isCloseTo(0, within(1e-6));
    assertThat(ScoreScale.fit(new double[10])).isCloseTo(0, within(1e-6));
    assertThat(ScoreScale.fit(new double[0])).isEqualTo(1);
  }

  @Test
  void hugeDifferencesDoNotOverflow() {
    double[] differences = new double[100];
    Arrays.fill(differences, 1e6);
    differences[0] = -1e6;
    assertThat(ScoreScale.fit(differences)).isBetween(0.0, 1e-4);
  }
}
