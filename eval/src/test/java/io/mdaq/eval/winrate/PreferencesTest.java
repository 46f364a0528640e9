// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreferencesTest {

  /** numpy 2.4.6 and scipy 1.17.1: {@code mean(x)} and {@code scipy.stats.sem(x)}. */
  @Test
  void agreesWithScipy() {
    Preferences sums = sum(List.of(0.0, 1.0, 0.5, 0.25, 0.75, 1.0, 1.0));

    assertThat(sums.mean()).isCloseTo(0.6428571428571429, within(1e-15));
    assertThat(sums.standardError().orElseThrow()).isCloseTo(0.15291943546029915, within(1e-15));
  }

  @Test
  void theOrderChangesNoDigit() {
    Random random = new Random(7);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      values.add(random.nextDouble());
    }
    Preferences sums = sum(values);
    Collections.shuffle(values, random);

    Preferences shuffled = sum(values.subList(0, 123)).plus(sum(values.subList(123, 500)));

    assertThat(shuffled.mean()).isEqualTo(sums.mean());
    assertThat(shuffled.standardError()).isEqualTo(sums.standardError());
  }

  @Test
  void aSpreadThatDoublesWouldLoseIsKept() {
    double step = Math.ulp(0.5);

    Preferences sums = sum(List.of(0.5, 0.5 + step, 0.5, 0.5 + step));

    assertThat(sums.standardError().orElseThrow())
        .isCloseTo(step / Math.sqrt(12), within(step * 1e-9));
  }

  @Test
  void oneValueHasNoStandardErrorAndEqualOnesHaveNone() {
    assertThat(sum(List.of(0.3)).standardError()).isEmpty();
    assertThat(sum(List.of(0.3, 0.3, 0.3)).standardError()).hasValue(0.0);
  }

  private static Preferences sum(List<Double> values) {
    return values.stream().map(Preferences::of).reduce(Preferences.NONE, Preferences::plus);
  }
}
