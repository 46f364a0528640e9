// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.eval.human.agreement.CorrectedRate.Pair;
import io.mdaq.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectedRateTest {

  /**
   * NumPy 2.4.6 and SciPy 1.17.1: {@code w = cov(y, f)[0,1] / var(f, ddof=1) * m / (n + m)}, {@code
   * mean(y) - w * (mean(f) - mean(u))}, {@code sqrt(var(y - w * f, ddof=1) / n + w**2 * var(u,
   * ddof=1) / m)}, {@code stats.t.ppf(.975, n - 1)}.
   */
  @Test
  void itIsThePredictionPoweredMean() {
    double[] people = {1, 0, 1, .5, 0, 1};
    double[] judge = {1, 0, .5, .5, 0, 0};
    double[] others = {1, 1, 0, .5, 1, 0, 1, 1, 0, .5};
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < people.length; i++) {
      pairs.add(new Pair("labelled" + i, judge[i], OptionalDouble.of(people[i])));
    }
    for (int i = 0; i < others.length; i++) {
      pairs.add(new Pair("other" + i, others[i], OptionalDouble.empty()));
    }

    CorrectedRate rate = CorrectedRate.of(pairs).orElseThrow();

    assertThat(rate.weight()).isCloseTo(0.4375, within(1e-12));
    assertThat(rate.corrected().value()).isCloseTo(0.7, within(1e-12));
    assertThat(rate.corrected().standardError().orElseThrow())
        .isCloseTo(0.18061430668077702, within(1e-12));
    Interval interval = rate.corrected().interval(0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(0.2357161439903479, within(1e-9));
    assertThat(interval.high()).isCloseTo(1.164283856009652, within(1e-9));
  }

  /** A judge that calls a quarter of the losses wins is 12 points too high; people know better. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aBiasOfTheJudgeIsTakenOut(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int studies = 2_000;
    int covered = 0;
    double width = 0;
    double widthOfPeople = 0;
    for (int study = 0; study < studies; study++) {
      List<Pair> pairs = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        double truth = random.nextDouble() < 0.5 ? 1 : 0;
        double judge = truth == 1 || random.nextDouble() < 0.25 ? 1 : 0;
        pairs.add(
            new Pair("q" + i, judge, i < 60 ? OptionalDouble.of(truth) : OptionalDouble.empty()));
      }
      CorrectedRate rate = CorrectedRate.of(pairs).orElseThrow();
      Interval interval = rate.corrected().interval(0.95).orElseThrow();
      covered += interval.low() <= 0.5 && 0.5 <= interval.high() ? 1 : 0;
      width += interval.high() - interval.low();
      Interval people = rate.people().interval(0.95).orElseThrow();
      widthOfPeople += people.high() - people.low();
    }
    assertThat((double) covered / studies).isBetween(0.925, 0.97);
    assertThat(width).isLessThan(0.85 * widthOfPeople);
  }

  @Test
  void aJudgeThatSaysNothingHasNoWeight() {
    List<Pair> pairs =
        List.of(
            new Pair("a", 1, OptionalDouble.of(0)),
            new Pair("b", 1, OptionalDouble.of(1)),
            new Pair("c", 1, OptionalDouble.empty()));

    CorrectedRate rate = CorrectedRate.of(pairs).orElseThrow();

    assertThat(rate.weight()).isZero();
    assertThat(rate.corrected().value()).isEqualTo(0.5);
  }

  @Test
  void whereAllIsLabelledPeopleDecide() {
    List<Pair> pairs =
        List.of(new Pair("a", 1, OptionalDouble.of(0)), new Pair("b", 0, OptionalDouble.of(0.5)));

    CorrectedRate rate = CorrectedRate.of(pairs).orElseThrow();

    assertThat(rate.corrected()).isEqualTo(rate.people());
    assertThat(rate.corrected().value()).isEqualTo(0.25);
    assertThat(CorrectedRate.of(List.of(new Pair("a", 1, OptionalDouble.empty())))).isEmpty();
  }
}
