// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.eval.estimate.Estimate;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquivalenceTestTest {

  /** How many studies are simulated for each seed; docs/sah.md has the command for 10,000. */
  private static final int STUDIES = Integer.getInteger("mdaq.studies", 1_000);

  private static final double MARGIN = 0.1;

  /** statsmodels 0.15.0: {@code ttost_paired(x, numpy.full(12, .5), -.2, .2)[0]}. */
  @Test
  void thePValueIsThatOfStatsmodels() {
    assertThat(p(0.2, 1, .5, .5, .5, 0, .5, 1, .5, .5, .5, .5, 0))
        .isCloseTo(0.02109652542054755, within(1e-12));
  }

  @Test
  void degenerateDataAreDecidedByTheMargin() {
    assertThat(p(0.1, .5, .5, .5)).isZero();
    assertThat(p(0.1, 1, 1, 1)).isEqualTo(1);
    assertThat(EquivalenceTest.pValue(estimate(.5), 0.1)).isEmpty();
  }

  /**
   * At the margin itself there is a difference to speak of; calling it none is an error, and may
   * happen in 5 % of studies. 80 questions in four languages that depend on each other, 30 % ties.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void atTheMarginErrorsAreAsRareAsPromised(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SimulatedSizes sizes = new SimulatedSizes(80, 4, 1);
    SahAnalysis analysis = new SahAnalysis(1_000, MARGIN);
    int errors = 0;
    for (int study = 0; study < STUDIES; study++) {
      double truth = study % 2 == 0 ? 0.5 + MARGIN : 0.5 - MARGIN;
      SahReport report = analysis.report(new SizeComparisons(sizes.size(10_000, truth, random), 0));
      errors += report.points().get(0).isEquivalent() ? 1 : 0;
    }
    // Of 1,000 studies with errors in 5 %, fewer than 2 % of the seeds would show more than 6.5 %.
    assertThat((double) errors / STUDIES).isBetween(0.03, STUDIES < 10_000 ? 0.065 : 0.06);
  }

  private static double p(double margin, double... preferences) {
    return EquivalenceTest.pValue(estimate(preferences), margin).orElseThrow();
  }

  private static Estimate estimate(double... preferences) {
    SortedMap<String, List<Double>> byQuestion = new TreeMap<>();
    for (int i = 0; i < preferences.length; i++) {
      byQuestion.put("q" + i, List.of(preferences[i]));
    }
    return Estimate.mean(byQuestion);
  }
}
