// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

  /** scipy 1.17.1: {@code binomtest(successes, n).proportion_ci(0.95, "wilson")}. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.0, 0.7934506856227626",
    "1, 1, 0.20654931437723745, 1.0",
    "5, 10, 0.236593090512564, 0.7634069094874361",
    "89, 156, 0.4920613571347295, 0.6455750243292249",
    "0, 20, 0.0, 0.16112515805281935",
    "20, 20, 0.8388748419471808, 1.0",
    "402, 805, 0.46492414978577074, 0.5338395139840637",
    "7, 80, 0.04303200178205986, 0.16976795508475",
  })
  void agreesWithScipyForWholeSuccesses(int successes, int n, double low, double high) {
    WilsonInterval interval = WilsonInterval.of((double) successes / n, n);

    assertThat(interval.low()).isCloseTo(low, within(1e-12));
    assertThat(interval.high()).isCloseTo(high, within(1e-12));
  }

  /**
   * Python's decimal at 60 digits, with p = halves / 2 / n and z = sqrt(2) erfinv(0.95) by mpmath
   * 1.3.0: {@code (p + z*z/(2*n) +- z*sqrt(p*(1-p)/n + z*z/(4*n*n))) / (1 + z*z/n)}.
   */
  @ParameterizedTest
  @CsvSource({
    "225, 156, 0.6461176072569437, 0.7855601346072767",
    "1, 1, 0.05462075552885196, 0.9453792444711481",
    "3, 2, 0.19786745576231116, 0.9733226579910154",
    "805, 805, 0.4655422914404002, 0.5344577085595998",
    "1, 80, 0.0006528474511488258, 0.0570925554651842",
  })
  void agreesWithDecimalArithmeticWhereTiesCountHalf(int halves, int n, double low, double high) {
    WilsonInterval interval = WilsonInterval.of(halves / 2.0 / n, n);

    assertThat(interval.low()).isCloseTo(low, within(1e-12));
    assertThat(interval.high()).isCloseTo(high, within(1e-12));
  }

  @Test
  void agreesWithCommonsStatisticsForEveryCountUpTo50() {
    for (int n = 1; n <= 50; n++) {
      for (int successes = 0; successes <= n; successes++) {
        Interval expected =
            BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, successes, 0.05);
        WilsonInterval interval = WilsonInterval.of((double) successes / n, n);
        assertThat(interval.low()).isCloseTo(expected.getLowerBound(), within(1e-12));
        assertThat(interval.high()).isCloseTo(expected.getUpperBound(), within(1e-12));
      }
    }
  }

  @Test
  void holdsForHugeNumbers() {
    WilsonInterval interval = WilsonInterval.of(0.5, 1_000_000_000_000L);

    assertThat(interval.high() - interval.low()).isCloseTo(1.96e-6, within(1e-9));
    assertThat((interval.low() + interval.high()) / 2).isCloseTo(0.5, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"NaN, 5", "-0.1, 5", "1.1, 5", "0.5, 0", "0.5, -1"})
  void whatIsNoShareIsRefused(double mean, long n) {
    assertThatThrownBy(() -> WilsonInterval.of(mean, n))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no share");
  }
}
