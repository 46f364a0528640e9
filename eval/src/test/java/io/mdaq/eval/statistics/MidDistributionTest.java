// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MidDistributionTest {

  private static final double[] NUMBERS = {1, 1, 2, 4, 4, 4, 4, 7};

  /**
   * numpy 2.4.6: {@code v, c = unique(x, return_counts=True); g = (cumsum(c) - c / 2) / len(x)},
   * {@code interp(share, g, v)}.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0.1, 1",
    "0.125, 1",
    "0.2, 1.4",
    "0.3125, 2",
    "0.5, 3.2",
    "0.625, 4",
    "0.9, 6.64",
    "0.9375, 7",
    "1, 7",
  })
  void quantilesLieOnLinesBetweenTheMiddlesOfEqualNumbers(double share, double value) {
    assertThat(MidDistribution.quantile(NUMBERS, share)).isCloseTo(value, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0625", "1, 0.125", "3, 0.375", "4, 0.625", "7, 0.9375", "9, 0.9375"})
  void equalNumbersCountHalfAndNoShareIsZeroOrOne(double value, double share) {
    assertThat(MidDistribution.below(NUMBERS, value)).isEqualTo(share);
  }
}
