// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;
import io.mdaq.core.config.FineTuneConfig.Adapter;
import io.mdaq.core.config.FineTuneConfig.Examples;
import io.mdaq.core.config.FineTuneConfig.Learn;
import io.mdaq.core.config.FineTuneConfig.Method;
import io.mdaq.core.config.TrainBoosterConfig.Distance;
import io.mdaq.core.config.TrainBoosterConfig.Evaluation;
import io.mdaq.core.config.TrainBoosterConfig.Split;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.training.Schedule;
import io.mdaq.core.training.finetuning.ExampleSet.TooLong;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainBoosterConfigTest {

  /** A value other than the default for each key that fine-tune does not have. */
  private static final Map<String, String> OWN_KEYS = new LinkedHashMap<>();

  static {
    OWN_KEYS.put("input.source_rows", "rows.json");
    OWN_KEYS.put("input.language_fields", "[]");
    OWN_KEYS.put("languages.set", "[de]");
    OWN_KEYS.put("languages.default", "de");
    OWN_KEYS.put("examples.culture", "untold");
    OWN_KEYS.put("distance.at_least", "3");
    OWN_KEYS.put("distance.top", "720");
    OWN_KEYS.put("split.held_out_fraction", "0.5");
    OWN_KEYS.put("split.seed", "1");
    OWN_KEYS.put("evaluation.max_pairs", "7");
    OWN_KEYS.put("evaluation.max_tokens", "7");
    OWN_KEYS.put("evaluation.scorer", "embedded");
  }

  private static TrainBoosterConfig config(String... settings) {
    ConfigTree tree = CommandDefaults.TRAIN_BOOSTER.tree();
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return TrainBoosterConfig.from(tree);
  }

  @Test
  void defaults() {
    TrainBoosterConfig config = config();
    FineTuneConfig training = config.training();
    assertThat(training.base()).isEmpty();
    assertThat(training.examples()).isEqualTo(new Examples(Learn.RESPONSE, 4096, TooLong.DROP));
    assertThat(training.method()).isEqualTo(Method.LORA);
    assertThat(training.lora().rank()).isEqualTo(64);
    assertThat(training.lora().alpha()).isEqualTo(32);
    assertThat(training.training().epochs()).isEqualTo(1);
    assertThat(training.training().learningRate()).isEqualTo(2e-4);
    assertThat(training.training().schedule()).isEqualTo(Schedule.Shape.COSINE);
    assertThat(training.training().warmup()).isEqualTo(0.1);
    assertThat(training.adapter()).isEqualTo(Adapter.MERGE);
    assertThat(training.input()).isEqualTo(config.revisions().rows());
    assertThat(config.culture()).isEqualTo(Culture.TOLD);
    assertThat(config.distance()).isEqualTo(new Distance(0, OptionalInt.empty()));
    assertThat(config.split()).isEqualTo(new Split(0.1, 42));
    assertThat(config.evaluation()).isEqualTo(new Evaluation(100, 2048, Optional.empty()));
  }

  @Test
  void everyKeyHasAnEffect() {
    Map<TrainBoosterConfig, String> seen = new LinkedHashMap<>();
    seen.put(config(), "the defaults");
    OWN_KEYS.forEach((key, value) -> assertThat(seen.put(config(key + "=" + value), key)).isNull());
    // The others are those of fine-tune, whose effect its own test shows.
    assertThat(CommandDefaults.TRAIN_BOOSTER.tree().keys())
        .filteredOn(key -> !OWN_KEYS.containsKey(key))
        .isSubsetOf(CommandDefaults.FINE_TUNE.tree().keys());
    assertThat(CommandDefaults.FINE_TUNE.tree().keys())
        .filteredOn(key -> !CommandDefaults.TRAIN_BOOSTER.tree().keys().contains(key))
        .containsExactlyInAnyOrder(
            "input.format", "input.sides", "examples.learn", "examples.too_long");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "distance.top=0 | all, or an integer from 1 to 100000000",
        "distance.at_least=-1 | 0 to 100000000",
        "split.held_out_fraction=1 | a number from 0 to 0.99",
        "evaluation.max_tokens=0 | 1 to 1000000",
        "output.adapter=keep | evaluation.max_pairs: 0",
        "base=nano | would stay random",
      })
  void whatMakesNoSenseIsRefused(String setting, String message) {
    assertThatThrownBy(() -> config(setting))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anAdapterMayBeKeptWhereItIsNotTested() {
    assertThat(config("output.adapter=keep", "evaluation.max_pairs=0").training().adapter())
        .isEqualTo(Adapter.KEEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"booster-published.yaml", "booster-nano.yaml"})
  void recipesAreLaidOverTheDefaults(String recipe) {
    String root = System.getProperty("mdaq.root", "");
    Assumptions.assumeTrue(!root.isEmpty(), "no project folder");
    TrainBoosterConfig config =
        TrainBoosterConfig.from(
            CommandDefaults.TRAIN_BOOSTER
                .tree()
                .with(ConfigLayer.file(Path.of(root, "configs", recipe))));
    assertThat(config.training().examples().maxTokens()).isEqualTo(4096);
  }
}
