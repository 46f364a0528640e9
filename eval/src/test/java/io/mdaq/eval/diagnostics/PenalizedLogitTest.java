// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenalizedLogitTest {

  private static final double[] X = {-0.9, -0.5, -0.2, 0, 0.1, 0.4, 0.7, 0.95};
  private static final double[] Y = {1, 0.8, 1, 0.5, 0.9, 0.25, 0, 0.1};

  /**
   * scipy 1.17.1: {@code minimize(f, method="L-BFGS-B", ftol=1e-18)} over positive and negative
   * parts of slope and constant, {@code f = sum(parts) + C * sum(logaddexp(0, z) - y * z)}.
   */
  @ParameterizedTest
  @CsvSource({
    "0.001, 0.0, 0.0",
    "0.5, 0.0, 0.0",
    "1, -0.7598077013266212, 0.0",
    "10, -3.300213631182272, 0.6229478930366645",
    "1000, -4.021928806100453, 0.82415196851144",
  })
  void findsTheMinimum(double strength, double slope, double constant) {
    PenalizedLogit.Line line = new PenalizedLogit(X, Y).fit(strength);

    assertThat(line.slope()).isCloseTo(slope, within(1e-6));
    assertThat(line.constant()).isCloseTo(constant, within(1e-6));
  }
}
