// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {

  private static final int[] PROMPT = {1, 2};
  private static final int DRAWS = 20_000;

  private static Sampler greedy(double penalty) {
    return new Sampler(new TokenChoice.Greedy(), penalty, PROMPT);
  }

  private static double[] shares(TokenChoice.Sampled choice, double penalty, float... logits) {
    Sampler sampler = new Sampler(choice, penalty, PROMPT);
    int[] counts = new int[logits.length];
    for (int i = 0; i < DRAWS; i++) {
      counts[sampler.next(logits, Set.of()).orElseThrow()]++;
    }
    return Arrays.stream(counts).mapToDouble(count -> count / (double) DRAWS).toArray();
  }

  private static float log(double probability) {
    return (float) Math.log(probability);
  }

  @Test
  void greedyTakesTheSmallestOfTheLikeliest() {
    assertThat(greedy(1).next(new float[] {1, 3, 3, 2}, Set.of())).hasValue(1);
    assertThat(greedy(1).next(new float[] {-5}, Set.of())).hasValue(0);
  }

  @Test
  void thePenaltyLowersTokensThatWereSeen() {
    float[] logits = {2, 1.5f, -1};

    assertThat(greedy(1).next(logits, Set.of(0))).hasValue(0);
    assertThat(greedy(2).next(logits, Set.of(0))).hasValue(1);
    assertThat(greedy(2).next(new float[] {-1, -1.5f}, Set.of(0))).hasValue(1);
    assertThat(logits).containsExactly(2, 1.5f, -1);
  }

  @Test
  void drawsFollowTheProbabilities() {
    double[] shares = shares(new TokenChoice.Sampled(1, 0, 1, 5), 1, log(0.5), log(0.3), log(0.2));

    assertThat(shares[0]).isCloseTo(0.5, within(0.02));
    assertThat(shares[1]).isCloseTo(0.3, within(0.02));
    assertThat(shares[2]).isCloseTo(0.2, within(0.02));
  }

  @Test
  void theTemperatureSharpens() {
    double[] shares = shares(new TokenChoice.Sampled(0.5, 0, 1, 5), 1, log(0.6), log(0.4));

    assertThat(shares[0]).isCloseTo(0.36 / (0.36 + 0.16), within(0.02));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 1000, Integer.MAX_VALUE})
  void moreThanTheVocabularyIsAll(int topK) {
    double[] shares = shares(new TokenChoice.Sampled(1, topK, 1, 5), 1, 0, 0, 0, 0);

    assertThat(shares).doesNotContain(0);
    assertThat(shares).isEqualTo(shares(new TokenChoice.Sampled(1, 0, 1, 5), 1, 0, 0, 0, 0));
  }

  @Test
  void topKKeepsSoManyEvenAmongEquals() {
    double[] shares = shares(new TokenChoice.Sampled(1, 2, 1, 5), 1, 1, 2, 1, 1);

    assertThat(shares[0]).isPositive();
    assertThat(shares[1]).isPositive();
    assertThat(shares[2]).isZero();
    assertThat(shares[3]).isZero();
  }

  @Test
  void topPKeepsTheFewestThatReachIt() {
    float[] logits = {log(0.2), log(0.5), log(0.3)};

    assertThat(shares(new TokenChoice.Sampled(1, 0, 0.4, 5), 1, logits)).containsExactly(0, 1, 0);
    double[] two = shares(new TokenChoice.Sampled(1, 0, 0.7, 5), 1, logits);
    assertThat(two[0]).isZero();
    assertThat(two[1]).isCloseTo(0.5 / 0.8, within(0.02));
    assertThat(shares(new TokenChoice.Sampled(1, 0, 0.9, 5), 1, logits)).doesNotContain(0);
    assertThat(shares(new TokenChoice.Sampled(1, 2, 1e-9, 5), 1, logits)).containsExactly(0, 1, 0);
  }

  @Test
  void excludedTokensAreNeverDrawn() {
    float none = Float.NEGATIVE_INFINITY;

    assertThat(shares(new TokenChoice.Sampled(1, 0, 1, 5), 1, none, 0, none))
        .containsExactly(0, 1, 0);
    assertThat(shares(new TokenChoice.Sampled(1, 3, 0.99, 5), 1, none, 0, none))
        .containsExactly(0, 1, 0);
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    assertThat(
            shares(new TokenChoice.Sampled(0.001, 0, 1, 5), 1, Float.MAX_VALUE, -Float.MAX_VALUE))
        .containsExactly(1, 0);
  }

  @Test
  void numbersThatAreNoneGiveNoToken() {
    OptionalInt none = OptionalInt.empty();

    assertThat(greedy(1).next(new float[] {1, Float.NaN}, Set.of())).isEqualTo(none);
    assertThat(greedy(1).next(new float[] {Float.POSITIVE_INFINITY}, Set.of())).isEqualTo(none);
    assertThat(greedy(1).next(new float[] {Float.NEGATIVE_INFINITY}, Set.of())).isEqualTo(none);
    assertThat(greedy(1).next(new float[0], Set.of())).isEqualTo(none);
  }

  @Test
  void seedsDifferByEveryTokenAndItsPlace() {
    assertThat(
            Set.of(
                Sampler.seedOf(1, new int[] {1, 2}),
                Sampler.seedOf(1, new int[] {2, 1}),
                Sampler.seedOf(1, new int[] {1}),
                Sampler.seedOf(1, new int[] {1, 2, 0}),
                Sampler.seedOf(2, new int[] {1, 2})))
        .hasSize(5);
  }
}
