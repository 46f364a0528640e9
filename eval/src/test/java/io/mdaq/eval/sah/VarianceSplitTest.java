// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VarianceSplitTest {

  private static final Offset<Double> EXACT = within(1e-12);

  private static final double[][][] TABLE = {
    {{0.5, 1}, {0, 0}}, {{0.5, 1}, {0.5, 1}}, {{0, 0.5}, {0, 0.5}}, {{1, 0.5}, {0.5, 0}}
  };

  /**
   * Mean squares from statsmodels 0.15.0, {@code anova_lm(ols("x ~ C(q)*C(s) + C(r)",
   * data).fit())}, put into the expectations: {@code (MS(q) - MS(q:s)) / 4}, {@code (MS(s) -
   * MS(q:s)) / 8}, {@code (MS(q:s) - MS(e)) / 2}, {@code (MS(r) - MS(e)) / 8}, {@code MS(e)}.
   */
  @Test
  void componentsFollowFromTheMeanSquares() {
    VarianceSplit split = VarianceSplit.of(10, comparisons(TABLE));

    assertThat(split.items()).isEqualTo(4);
    assertThat(split.item()).isCloseTo(0.010416666666666595, EXACT);
    assertThat(split.seed()).isCloseTo(0.031249999999999993, EXACT);
    assertThat(split.itemBySeed()).isCloseTo(0.017857142857142967, EXACT);
    assertThat(split.repeat()).isCloseTo(0.004464285714285711, EXACT);
    assertThat(split.rest()).isCloseTo(0.10491071428571429, EXACT);
  }

  @Test
  void knownVariancesAreFound() {
    Random random = new Random(1);
    int items = 4_000;
    double[][][] table = new double[items][2][2];
    double[][] noise = new double[2][2];
    for (int i = 0; i < items; i++) {
      double item = random.nextGaussian() * 0.3;
      for (int s = 0; s < 2; s++) {
        double cell = random.nextGaussian() * 0.2;
        for (int r = 0; r < 2; r++) {
          noise[s][r] = random.nextGaussian() * 0.1;
          table[i][s][r] = item + cell + noise[s][r] + (s == 0 ? 0.05 : -0.05);
        }
      }
    }
    VarianceSplit split = VarianceSplit.of(10, comparisons(table));

    assertThat(split.item()).isCloseTo(0.09, within(0.006));
    assertThat(split.itemBySeed()).isCloseTo(0.04, within(0.003));
    assertThat(split.rest()).isCloseTo(0.01, within(0.001));
    assertThat(split.seed()).isCloseTo(0.005, within(0.002));
    assertThat(split.repeat()).isCloseTo(0, within(0.0001));
  }

  @Test
  void whatOneSeedOrOneAskingCannotTellIsNotTold() {
    VarianceSplit oneSeed =
        VarianceSplit.of(10, comparisons(new double[][][] {{{0, 1}}, {{1, 1}}}));
    assertThat(oneSeed.seed()).isNull();
    assertThat(oneSeed.itemBySeed()).isNull();
    assertThat(oneSeed.rest()).isNotNull();

    VarianceSplit alone = VarianceSplit.of(10, comparisons(new double[][][] {{{0}}, {{1}}}));
    assertThat(alone.item()).isEqualTo(0.5);
    assertThat(alone.repeat()).isNull();
    assertThat(alone.rest()).isNull();

    assertThat(VarianceSplit.of(10, comparisons(new double[][][] {{{0.5}}})).item()).isNull();
  }

  @Test
  void itemsThatLackACellAreLeftOut() {
    List<SizeComparison> comparisons = new ArrayList<>(comparisons(TABLE));
    comparisons.add(new SizeComparison(10, 0, 0, "de", "x", "x", 1));

    assertThat(VarianceSplit.of(10, comparisons))
        .isEqualTo(VarianceSplit.of(10, comparisons(TABLE)));
  }

  private static List<SizeComparison> comparisons(double[][][] table) {
    List<SizeComparison> comparisons = new ArrayList<>();
    for (int i = 0; i < table.length; i++) {
      for (int s = 0; s < table[i].length; s++) {
        for (int r = 0; r < table[i][s].length; r++) {
          String item = Objects.toString(i);
          comparisons.add(new SizeComparison(10, s, r, "de", item, item, table[i][s][r]));
        }
      }
    }
    return comparisons;
  }
}
