// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RandomEffectsTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final double[] EFFECTS = {0.62, 0.55, 0.71, 0.48, 0.60, 0.66};
  private static final double[] VARIANCES = {0.0004, 0.0009, 0.0006, 0.0005, 0.0012, 0.0003};

  /**
   * statsmodels 0.15.0: {@code r = combine_effects(y, v, method_re="dl")}, {@code
   * r.conf_int(use_t=True)[3]} (Hartung-Knapp), and scipy 1.17.1 {@code chi2.sf(r.q, 5)}.
   */
  @Test
  void agreesWithStatsmodels() {
    RandomEffects effects = RandomEffects.of(EFFECTS, VARIANCES);

    assertThat(effects.groups()).isEqualTo(6);
    assertThat(effects.mean()).isCloseTo(0.6039580657977266, EXACT);
    assertThat(effects.tau2()).isCloseTo(0.006336628420123716, EXACT);
    assertThat(effects.q()).isCloseTo(63.085760517800736, within(1e-10));
    assertThat(effects.i2()).isCloseTo(0.920742811706468, EXACT);
    assertThat(effects.qP()).isCloseTo(2.7944812398010565e-12, within(1e-20));
    assertThat(effects.interval().low()).isCloseTo(0.5182332149009046, EXACT);
    assertThat(effects.interval().high()).isCloseTo(0.6896829166945486, EXACT);
  }

  @Test
  void withoutMoreSpreadThanChanceThereIsNoHeterogeneity() {
    RandomEffects effects =
        RandomEffects.of(
            new double[] {0.6, 0.61, 0.59, 0.605}, new double[] {0.0004, 0.0009, 0.0006, 0.0005});

    // statsmodels 0.15.0 as above; its tau² and I² go below 0 where ours stop at 0.
    assertThat(effects.q()).isCloseTo(0.3250636132306681, EXACT);
    assertThat(effects.tau2()).isZero();
    assertThat(effects.i2()).isZero();
  }

  @Test
  void equalEffectsAreCertainOfTheirMean() {
    RandomEffects effects = RandomEffects.of(new double[] {0.5, 0.5}, new double[] {0.01, 0.02});

    assertThat(effects.mean()).isEqualTo(0.5);
    assertThat(effects.q()).isZero();
    assertThat(effects.qP()).isEqualTo(1);
  }

  @Test
  void whatCannotBeBroughtTogetherIsRefused() {
    assertThatThrownBy(() -> RandomEffects.of(new double[] {1}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RandomEffects.of(new double[] {1, 2}, new double[] {1, 0}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RandomEffects.of(new double[] {1, 2}, new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aVarianceIsNeverNothing() {
    assertThat(RandomEffects.variance(0.6, 100, OptionalDouble.of(0.05))).isEqualTo(0.05 * 0.05);
    // (20 + 0.5) / 21 of 21.
    assertThat(RandomEffects.variance(1, 20, OptionalDouble.of(0)))
        .isCloseTo(20.5 / 21 * (0.5 / 21) / 21, EXACT);
    assertThat(RandomEffects.variance(0.5, 1, OptionalDouble.empty())).isEqualTo(0.125);
  }
}
