// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.eval.statistics.Bootstrap.Estimate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(10_000, 1);

  /** numpy 2.4.6: {@code round(default_rng(1).beta(2, 1, 40), 3)}. */
  private static final double[] GRADED = {
    0.967, 0.808, 0.659, 0.666, 0.809, 0.735, 0.242, 0.32, 0.902, 0.442, 0.405, 0.691, 0.335, 0.606,
    0.852, 0.575, 0.86, 0.64, 0.818, 0.828, 0.715, 0.308, 0.647, 0.905, 0.498, 0.433, 0.84, 0.189,
    0.755, 0.76, 0.865, 0.247, 0.402, 0.556, 0.961, 0.629, 0.197, 0.959, 0.716, 0.816
  };

  /** scipy 1.17.1: {@code bootstrap((x,), mean, n_resamples=400000, method="BCa")}. */
  @Test
  void agreesWithScipyWithinTheNoiseOfDrawing() {
    Estimate estimate = estimate(QuestionScores.of(GRADED));

    assertThat(estimate.interval().low()).isCloseTo(0.56425, within(0.002));
    assertThat(estimate.interval().high()).isCloseTo(0.7063, within(0.002));
    assertThat(estimate.standardError()).isCloseTo(0.03615996101348245, within(0.001));
  }

  @Test
  void theSameSeedGivesTheSameAndAnotherSeedAnother() {
    QuestionScores scores = QuestionScores.of(GRADED);

    assertThat(estimate(scores)).isEqualTo(estimate(scores));
    assertThat(new Bootstrap(10_000, 2).estimate(scores)).isNotEqualTo(BOOTSTRAP.estimate(scores));
  }

  @Test
  void translationsOfOneQuestionTellNothingNew() {
    double[] wins = wins(80, 3);
    double[][] eightLanguages = new double[8][];
    int[][] ones = new int[8][80];
    for (int language = 0; language < 8; language++) {
      eightLanguages[language] = wins;
      Arrays.fill(ones[language], 1);
    }
    QuestionScores translated = QuestionScores.of(eightLanguages, ones);

    Estimate one = estimate(QuestionScores.of(wins));

    assertThat(estimate(translated.pooled())).isEqualTo(one);
    assertThat(estimate(translated).interval().low())
        .isCloseTo(one.interval().low(), within(1e-12));
  }

  @Test
  void aMeanOverLanguagesCountsEachTheSameHoweverManyQuestionsItHas() {
    // The first language has all 100 questions, the second 10 of them, all won.
    double[][] sums = {wins(100, 4), new double[100]};
    int[][] counts = new int[2][100];
    Arrays.fill(counts[0], 1);
    for (int i = 0; i < 10; i++) {
      sums[1][i] = 1;
      counts[1][i] = 1;
    }
    QuestionScores scores = QuestionScores.of(sums, counts);

    double first = Arrays.stream(sums[0]).sum() / 100;
    assertThat(scores.mean()).isCloseTo((first + 1) / 2, within(1e-12));
    assertThat(estimate(scores).interval().contains((first + 1) / 2)).isTrue();
    assertThat(scores.pooled().mean()).isCloseTo((100 * first + 10) / 110, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 20", "1, 20", "0.5, 7"})
  void whereAllIsTheSameWilsonStandsIn(double preference, int questions) {
    double[] same = new double[questions];
    Arrays.fill(same, preference);

    Estimate estimate = estimate(QuestionScores.of(same));

    WilsonInterval wilson = WilsonInterval.of(preference, questions);
    assertThat(estimate.interval()).isEqualTo(new Interval(wilson.low(), wilson.high()));
    assertThat(estimate.standardError()).isZero();
  }

  @Test
  void aGroupThatMostDrawsMissHasNoInterval() {
    // A draw of five questions holds all five in 4 cases of 100.
    double[][] sums = new double[5][5];
    int[][] counts = new int[5][5];
    for (int i = 0; i < 5; i++) {
      sums[i][i] = i % 2;
      counts[i][i] = 1;
    }
    assertThat(BOOTSTRAP.estimate(QuestionScores.of(sums, counts))).isEmpty();
  }

  @Test
  void theIntervalStaysWithinTheDraws() {
    double[] oneLoss = new double[50];
    Arrays.fill(oneLoss, 1);
    oneLoss[7] = 0;

    Interval interval = estimate(QuestionScores.of(oneLoss)).interval();

    assertThat(interval.high()).isLessThanOrEqualTo(1);
    assertThat(interval.low()).isBetween(0.8, 0.95);
  }

  @Test
  void whatIsNoTableIsRefused() {
    assertThatThrownBy(() -> QuestionScores.of(new double[0][0], new int[0][0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> QuestionScores.of(new double[][] {{0}}, new int[][] {{0}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no preference");
    assertThatThrownBy(
            () -> QuestionScores.of(new double[][] {{0}, {0, 1}}, new int[][] {{1}, {1, 1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other questions");
    assertThatThrownBy(() -> new Bootstrap(99, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Estimate estimate(QuestionScores scores) {
    return BOOTSTRAP.estimate(scores).orElseThrow();
  }

  private static double[] wins(int questions, long seed) {
    Random random = new Random(seed);
    return random.doubles(questions).map(x -> x < 0.4 ? 1 : x < 0.7 ? 0.5 : 0).toArray();
  }
}
