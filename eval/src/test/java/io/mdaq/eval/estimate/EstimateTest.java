// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.eval.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EstimateTest {

  private static final double EXACT = 1e-12;

  /**
   * statsmodels 0.15.0: {@code OLS(x, ones).fit(cov_type="cluster", cov_kwds={"groups": g}, use_t =
   * True)} of x = 1, .5, 0, 1, 1, 0, .5, 1 in g = 0, 0, 1, 1, 1, 2, 3, 3; {@code bse}, {@code
   * conf_int()}.
   */
  @Test
  void errorsAreThoseOfClusters() {
    Estimate estimate =
        Estimate.mean(
            new TreeMap<>(
                Map.of(
                    "0", List.of(1.0, 0.5),
                    "1", List.of(0.0, 1.0, 1.0),
                    "2", List.of(0.0),
                    "3", List.of(0.5, 1.0))));

    assertThat(estimate.value()).isEqualTo(0.625);
    assertThat(estimate.standardError().orElseThrow()).isCloseTo(0.10520318, within(1e-8));
    Interval interval = estimate.interval(0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(0.29019654, within(1e-8));
    assertThat(interval.high()).isCloseTo(0.95980346, within(1e-8));
  }

  @Test
  void withOneObservationAQuestionItIsTheTextbooksError() {
    Estimate estimate =
        Estimate.mean(
            new TreeMap<>(Map.of("a", List.of(1.0), "b", List.of(0.0), "c", List.of(0.5))));

    assertThat(estimate.standardError().orElseThrow()).isCloseTo(0.5 / Math.sqrt(3), within(EXACT));
  }

  @Test
  void anAverageKnowsWhichQuestionsItsPartsShare() {
    Estimate one = Estimate.mean(new TreeMap<>(Map.of("a", List.of(1.0), "b", List.of(0.0))));
    Estimate same = Estimate.averageOf(List.of(one, one));
    Estimate other = Estimate.mean(new TreeMap<>(Map.of("c", List.of(1.0), "d", List.of(0.0))));

    assertThat(same.standardError()).isEqualTo(one.standardError());
    // Nobody knows whether c translates a, so the error is that of languages that do.
    Estimate apart = Estimate.averageOf(List.of(one, other));
    assertThat(apart.standardError().orElseThrow())
        .isCloseTo(one.standardError().orElseThrow(), within(EXACT));
    assertThat(apart.degrees()).isEqualTo(1);
  }

  @Test
  void whatSharesNothingDirectlyMayShareOverAThird() {
    Estimate ab = Estimate.mean(new TreeMap<>(Map.of("a", List.of(1.0), "b", List.of(0.0))));
    Estimate bc = Estimate.mean(new TreeMap<>(Map.of("b", List.of(1.0), "c", List.of(0.0))));
    Estimate cd = Estimate.mean(new TreeMap<>(Map.of("c", List.of(1.0), "d", List.of(0.0))));

    // What b and c moved cancels; a and d move the mean by 0.5 / 2 * sqrt(2 / 1) / 3 each.
    assertThat(Estimate.averageOf(List.of(ab, cd, bc)).standardError().orElseThrow())
        .isCloseTo(1.0 / 6, within(EXACT));
  }

  @Test
  void oneQuestionTellsNothingAboutASpread() {
    Estimate estimate = Estimate.mean(new TreeMap<>(Map.of("a", List.of(1.0, 0.0))));

    assertThat(estimate.value()).isEqualTo(0.5);
    assertThat(estimate.standardError()).isEmpty();
    assertThat(estimate.interval(0.95)).isEmpty();
  }
}
