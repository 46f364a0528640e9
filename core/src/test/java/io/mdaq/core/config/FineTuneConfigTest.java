// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.config.FineTuneConfig.Adapter;
import io.mdaq.core.config.FineTuneConfig.Checkpoints;
import io.mdaq.core.config.FineTuneConfig.Examples;
import io.mdaq.core.config.FineTuneConfig.Learn;
import io.mdaq.core.config.FineTuneConfig.Method;
import io.mdaq.core.format.FormatChoice;
import io.mdaq.core.format.ReadSettings;
import io.mdaq.core.format.SideChoice;
import io.mdaq.core.model.NanoShape;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.AdamWSettings.Decayed;
import io.mdaq.core.training.BatchPlan.Order;
import io.mdaq.core.training.Schedule;
import io.mdaq.core.training.finetuning.ExampleSet.TooLong;
import io.mdaq.core.training.lora.LoraConfig;
import io.mdaq.core.training.lora.Projection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FineTuneConfigTest {

  private static final Map<String, String> OTHER_VALUES =
      Map.ofEntries(
          entry("base", "nano"),
          entry("nano.size", "1m"),
          entry("nano.layers", "3"),
          entry("nano.width", "264"),
          entry("nano.heads", "2"),
          entry("nano.context", "512"),
          entry("input.globs", "[a.json]"),
          entry("input.format", "alpaca"),
          entry("input.sides", "both"),
          entry("input.max_row_bytes", "1024"),
          entry("input.max_text_chars", "500"),
          entry("input.max_invalid_fraction", "0.5"),
          entry("examples.learn", "text"),
          entry("examples.max_tokens", "64"),
          entry("examples.too_long", "drop"),
          entry("method", "lora"),
          entry("lora.rank", "8"),
          entry("lora.alpha", "2.5"),
          entry("lora.scaling", "by_root_of_rank"),
          entry("lora.targets", "[v_proj, q_proj]"),
          entry("training.epochs", "1"),
          entry("training.max_steps", "7"),
          entry("training.batch", "256"),
          entry("training.tokens_at_once", "512"),
          entry("training.order", "given"),
          entry("training.learning_rate", "1e-3"),
          entry("training.schedule", "linear"),
          entry("training.warmup", "0"),
          entry("training.weight_decay", "0.1"),
          entry("training.decayed", "all"),
          entry("training.max_norm", "0"),
          entry("training.precision", "float32"),
          entry("training.activations", "recompute"),
          entry("training.device", "gpu"),
          entry("seed", "0"),
          entry("checkpoints.every", "5"),
          entry("checkpoints.keep", "2"),
          entry("output.dir", "model"),
          entry("output.overwrite", "true"),
          entry("output.adapter", "merge"),
          entry("output.dtype", "bfloat16"));

  private static ConfigTree with(String... settings) {
    ConfigTree tree = CommandDefaults.FINE_TUNE.tree();
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return tree;
  }

  @Test
  void defaults() {
    assertThat(FineTuneConfig.from(with()))
        .isEqualTo(
            new FineTuneConfig(
                "",
                new NanoShape(6, 256, 4, 2048),
                new InputConfig(
                    List.of(),
                    new ReadSettings(
                        FormatChoice.AUTO, SideChoice.REVISED, 8 << 20, 100_000, List.of()),
                    0.01),
                new Examples(Learn.RESPONSE, 2048, TooLong.TRUNCATE),
                Method.FULL,
                LoraConfig.ofAll(64, 32),
                new TrainingConfig(
                    3,
                    Optional.empty(),
                    32,
                    4096,
                    Order.BY_LENGTH,
                    5e-5,
                    Schedule.Shape.COSINE,
                    0.03,
                    0,
                    Decayed.MATRICES,
                    1,
                    Precision.AUTO,
                    Activations.KEEP,
                    TorchDevice.CPU),
                42,
                new Checkpoints(200, 1),
                new OutputConfig("", OutputConfig.IfExists.REFUSE),
                Adapter.KEEP,
                Precision.AUTO));
  }

  @Test
  void everyKeyHasAnEffect() {
    assertThat(with().keys()).containsExactlyInAnyOrderElementsOf(OTHER_VALUES.keySet());
    Set<Object> seen = new HashSet<>(Set.of(FineTuneConfig.from(with())));
    OTHER_VALUES.forEach(
        (key, other) ->
            assertThat(seen.add(FineTuneConfig.from(with(key + "=" + other)))).as(key).isTrue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nano.size=2m | nano.size | 1m, 5m, 20m",
        "nano.width=250 | nano.width | multiples of twice the heads",
        "lora.targets=[] | lora.targets | q_proj",
        "lora.targets=[q_prj] | lora.targets | Did you mean q_proj?",
        "training.learning_rate=0 | training.learning_rate | a number from 1.0E-12",
        "training.max_steps=0 | training.max_steps | none, or an integer from 1",
        "examples.max_tokens=8 | examples.max_tokens | from 16",
      })
  void aValueThatCannotBeIsNamed(String setting, String key, String allowed) {
    assertThatThrownBy(() -> FineTuneConfig.from(with(setting)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(allowed);
  }

  @Test
  void anAdapterBesideNanoIsRefused() {
    assertThatThrownBy(() -> FineTuneConfig.from(with("base=nano", "method=lora")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("method")
        .hasMessageContaining("would stay random");
  }

  @Test
  void targetsMayBeNamedInAnyOrder() {
    assertThat(FineTuneConfig.from(with("lora.targets=[v_proj, q_proj]")).lora().targets())
        .containsExactly(Projection.Q, Projection.V);
  }

  @Test
  void stepsAreThoseOfTheEpochsUnlessTheyAreSaid() {
    assertThat(FineTuneConfig.from(with()).training().steps(7)).isEqualTo(21);
    assertThat(FineTuneConfig.from(with("training.max_steps=5")).training().steps(7)).isEqualTo(5);
  }

  @Test
  void noBaseIsSaidWhenItIsNeeded() {
    assertThatThrownBy(() -> FineTuneConfig.from(with()).requireBase())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--base DIR")
        .hasMessageContaining("--base nano");
  }

  @Test
  void theRecipeOfTheStudyIsAsPublished() throws IOException {
    FineTuneConfig published = recipe("fine-tune-published.yaml");

    assertThat(published.method()).isEqualTo(Method.FULL);
    assertThat(published.training().epochs()).isEqualTo(3);
    assertThat(published.training().batch()).isEqualTo(256);
    assertThat(published.training().learningRate()).isEqualTo(5e-5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fine-tune-small-lora.yaml",
        "fine-tune-nano.yaml",
        "fine-tune-nano-text.yaml",
        "fine-tune-published.yaml"
      })
  void recipesAreConfigurations(String name) throws IOException {
    assertThat(recipe(name)).isNotEqualTo(FineTuneConfig.from(with()));
  }

  private static FineTuneConfig recipe(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(FineTuneConfig.class.getResourceAsStream(name), name)) {
      String yaml = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return FineTuneConfig.from(
          CommandDefaults.FINE_TUNE.tree().with(ConfigLayer.text(yaml, name)));
    }
  }
}
