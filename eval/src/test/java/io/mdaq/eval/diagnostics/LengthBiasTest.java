// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LengthBiasTest {

  @Test
  void aLongestWinsJudgeIsExposed() {
    Random random = new Random(31);
    List<LengthPair> pairs = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int subject = 1 + random.nextInt(50);
      int baseline = 1 + random.nextInt(100);
      pairs.add(new LengthPair((Integer.signum(subject - baseline) + 1) / 2.0, subject, baseline));
    }

    LengthBias bias = LengthBias.of(pairs);

    assertThat(bias.share()).isEqualTo(1.0);
    assertThat(bias.isStrong()).isTrue();
    assertThat(bias.subjectLength()).isLessThan(bias.baselineLength());
  }

  @Test
  void controllingForLengthTakesItsLeadAway() {
    Random random = new Random(33);
    List<LengthPair> pairs = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      int subject = random.nextInt(60);
      int baseline = random.nextInt(100);
      double chance = 1 / (1 + Math.exp((baseline - subject) / 15.0));
      pairs.add(new LengthPair(random.nextDouble() < chance ? 1 : 0, subject, baseline));
    }

    double winRate = pairs.stream().mapToDouble(LengthPair::preference).average().orElseThrow();
    assertThat(winRate).isLessThan(0.35);
    assertThat(Objects.requireNonNull(LengthBias.of(pairs).lengthControlledMinimal()))
        .isCloseTo(0.5, within(0.07));
  }

  @Test
  void aJudgeThatDoesNotLookAtLengthIsNot() {
    Random random = new Random(32);
    List<LengthPair> pairs = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double preference = random.nextDouble() < 0.7 ? 1 : 0;
      pairs.add(new LengthPair(preference, random.nextInt(100), random.nextInt(100)));
    }

    LengthBias bias = LengthBias.of(pairs);

    assertThat(Objects.requireNonNull(bias.interval()).contains(0.5)).isTrue();
    assertThat(bias.isStrong()).isFalse();
    assertThat(Objects.requireNonNull(bias.lengthControlledMinimal())).isCloseTo(0.7, within(0.06));
  }

  @Test
  void tiesAndEqualLengthsDecideNothing() {
    LengthBias bias =
        LengthBias.of(
            List.of(new LengthPair(0.5, 1, 2), new LengthPair(1, 3, 3), new LengthPair(0, 9, 1)));

    assertThat(bias.pairs()).isEqualTo(3);
    assertThat(bias.decided()).isEqualTo(1);
    assertThat(bias.longerWon()).isZero();
    assertThat(bias.lengthControlledMinimal()).isNull();
  }

  @Test
  void withoutPairsOrDifferencesThereIsNothingToSay() {
    assertThat(LengthBias.of(List.of()).share()).isNull();
    List<LengthPair> alike = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      alike.add(new LengthPair(i % 2, 7, 7));
    }
    assertThat(LengthBias.of(alike).lengthControlledMinimal()).isNull();
    assertThat(LengthBias.ofSeveralLanguages(alike).lengthControlledMinimal()).isNull();
  }

  @Test
  void oneSidedResultsHaveAFiniteFit() {
    List<LengthPair> won = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      won.add(new LengthPair(1, 1_000_000 + i * i, i));
    }

    assertThat(Objects.requireNonNull(LengthBias.of(won).lengthControlledMinimal()))
        .isBetween(0.5, 1.0);
  }
}
