// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.model.GenerationConfig;
import io.mdaq.core.model.GenerationConfig.Decoding;
import io.mdaq.core.problem.UserException;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GenerationSettingsTest {

  private static GenerationConfig config(Decoding decoding, double temperature) {
    return new GenerationConfig(
        OptionalInt.empty(),
        List.of(7, 3),
        OptionalInt.empty(),
        decoding,
        temperature,
        20,
        0.9,
        1.1);
  }

  @Test
  void theMakersRecommendationIsFollowed() {
    assertThat(GenerationSettings.of(config(Decoding.SAMPLED, 0.6), 64, 5))
        .isEqualTo(
            new GenerationSettings(
                new TokenChoice.Sampled(0.6, 20, 0.9, 5),
                1.1,
                new TreeSet<>(List.of(3, 7)),
                List.of(),
                64));
  }

  @Test
  void temperatureZeroInAFileMeansGreedy() {
    assertThat(GenerationSettings.of(config(Decoding.SAMPLED, 0), 64, 5).choice())
        .isEqualTo(new TokenChoice.Greedy());
    assertThat(GenerationSettings.of(config(Decoding.GREEDY, 0.6), 64, 5).choice())
        .isEqualTo(new TokenChoice.Greedy());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    refused(() -> sampled(0, 0, 1), "temperature is 0.0", "0.001 to 100.0", "greedy");
    refused(() -> sampled(Double.NaN, 0, 1), "temperature is NaN");
    refused(() -> sampled(1, -1, 1), "top_k is -1", "0 and above");
    refused(() -> sampled(1, 0, 0), "top_p is 0.0", "above 0, at most 1");
    refused(() -> sampled(1, 0, 1.1), "top_p is 1.1");
    refused(() -> settings(0, List.of(), 1), "repetition_penalty is 0.0", "0.01 to 100.0");
    refused(() -> settings(1, List.of(""), 1), "a stop string is empty");
    refused(() -> settings(1, List.of(), 0), "max_new_tokens is 0", "1 and above");
  }

  private static TokenChoice sampled(double temperature, int topK, double topP) {
    return new TokenChoice.Sampled(temperature, topK, topP, 1);
  }

  private static GenerationSettings settings(double penalty, List<String> stops, int tokens) {
    return new GenerationSettings(
        new TokenChoice.Greedy(), penalty, new TreeSet<>(), stops, tokens);
  }

  private static void refused(ThrowingCallable action, String... parts) {
    assertThatThrownBy(action).isInstanceOf(UserException.class).hasMessageContainingAll(parts);
  }
}
