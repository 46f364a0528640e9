// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.encoder.TextPrompts;
import io.mdaq.core.format.FormatChoice;
import io.mdaq.core.format.ReadSettings;
import io.mdaq.core.format.SideChoice;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.model.ScratchShape;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.AdamWSettings;
import io.mdaq.core.training.BatchPlan;
import io.mdaq.core.training.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configurations of {@code train-scorer} and {@code eval-scorer}. */
class ScorerConfigTest {

  private static final Map<String, String> OTHER_VALUES_OF_BOTH =
      Map.of(
          "input.globs", "[a.json]",
          "input.source_rows", "rows.json",
          "input.max_row_bytes", "1024",
          "input.max_text_chars", "500",
          "input.max_invalid_fraction", "0.5",
          "input.language_fields", "[]",
          "languages.set", "study",
          "languages.default", "ja",
          "model.seed", "0");

  private static final Map<String, String> OTHER_VALUES_OF_TRAINING =
      Map.ofEntries(
          entry("output.dir", "model"),
          entry("output.overwrite", "true"),
          entry("split.held_out_fraction", "0.5"),
          entry("split.seed", "0"),
          entry("model.base", "nano"),
          entry("nano.vocabulary", "260"),
          entry("nano.layers", "1"),
          entry("nano.width", "64"),
          entry("nano.heads", "2"),
          entry("triplets.margin", "0"),
          entry("triplets.instruction_prompt", "x"),
          entry("triplets.response_prompt", "x"),
          entry("triplets.max_tokens", "16"),
          entry("training.epochs", "1"),
          entry("training.max_steps", "7"),
          entry("training.batch", "1"),
          entry("training.tokens_at_once", "1"),
          entry("training.order", "given"),
          entry("training.learning_rate", "1"),
          entry("training.schedule", "constant"),
          entry("training.warmup", "0"),
          entry("training.weight_decay", "0"),
          entry("training.decayed", "all"),
          entry("training.max_norm", "0"),
          entry("training.precision", "float32"),
          entry("training.activations", "recompute"),
          entry("training.device", "gpu"),
          entry("checkpoints.every", "1"));

  private static final Map<String, String> OTHER_VALUES_OF_EVALUATION =
      Map.ofEntries(
          entry("scorer.model", "embedded"),
          entry("scorer.test_on", "held_out"),
          entry("encoder.pooling", "cls"),
          entry("encoder.precision", "float32"),
          entry("encoder.device", "gpu"),
          entry("encoder.max_tokens", "16"),
          entry("encoder.batch_tokens", "128"),
          entry("split.held_out_fraction", "0.5"),
          entry("split.leave_one_language_out", "true"),
          entry("split.every_example_once", "true"),
          entry("split.seed", "0"));

  private static final RevisionsConfig DEFAULT_REVISIONS =
      new RevisionsConfig(
          new InputConfig(
              List.of(),
              new ReadSettings(
                  FormatChoice.REVISIONS,
                  SideChoice.BOTH,
                  8 << 20,
                  100_000,
                  List.of("language", "lang")),
              0.01),
          new LanguagesConfig(LanguageSet.known(), Optional.empty()),
          Optional.empty());

  private static final EncoderScorerConfig DEFAULT_ENCODER =
      new EncoderScorerConfig(
          new EncoderScorerConfig.Base.Lexical(),
          new ScratchShape(8192, 2, 128, 4),
          new TextPrompts("query: ", "passage: "),
          0.2,
          512,
          new TrainingConfig(
              3,
              Optional.empty(),
              32,
              16384,
              BatchPlan.Order.BY_LENGTH,
              2e-5,
              Schedule.Shape.COSINE,
              0.1,
              0.01,
              AdamWSettings.Decayed.MATRICES,
              1,
              Precision.AUTO,
              Activations.KEEP,
              TorchDevice.CPU),
          200);

  @Test
  void defaults() {
    assertThat(TrainScorerConfig.from(CommandDefaults.TRAIN_SCORER.tree()))
        .isEqualTo(
            new TrainScorerConfig(
                DEFAULT_REVISIONS,
                0,
                42,
                DEFAULT_ENCODER,
                42,
                new OutputConfig("", OutputConfig.IfExists.REFUSE)));
    assertThat(EvalScorerConfig.from(CommandDefaults.EVAL_SCORER.tree()))
        .isEqualTo(
            new EvalScorerConfig(
                DEFAULT_REVISIONS,
                Optional.empty(),
                EvalScorerConfig.TestOn.ALL,
                new EncodingConfig(
                    EncodingConfig.PoolingChoice.AUTO, Precision.AUTO, TorchDevice.CPU, 512, 4096),
                new EvalScorerConfig.Split(0.2, EvalScorerConfig.Protocol.HELD_OUT_EXAMPLES, 42),
                42));
  }

  @Test
  void everyKeyHasAnEffect() {
    assertEveryKeyHasAnEffect(
        CommandDefaults.TRAIN_SCORER, OTHER_VALUES_OF_TRAINING, TrainScorerConfig::from);
    assertEveryKeyHasAnEffect(
        CommandDefaults.EVAL_SCORER, OTHER_VALUES_OF_EVALUATION, EvalScorerConfig::from);
  }

  private static void assertEveryKeyHasAnEffect(
      CommandDefaults command, Map<String, String> own, Function<ConfigTree, Object> read) {
    Map<String, String> others = new HashMap<>(OTHER_VALUES_OF_BOTH);
    others.putAll(own);
    assertThat(command.tree().keys()).containsExactlyInAnyOrderElementsOf(others.keySet());
    Set<Object> seen = new HashSet<>(Set.of(read.apply(command.tree())));
    others.forEach(
        (key, other) -> {
          ConfigTree tree = command.tree().with(ConfigLayer.set(key + "=" + other));
          assertThat(seen.add(read.apply(tree))).as(key).isTrue();
        });
  }

  @Test
  void oneProtocolAtATime() {
    ConfigTree both =
        CommandDefaults.EVAL_SCORER
            .tree()
            .with(ConfigLayer.set("split.every_example_once=true"))
            .with(ConfigLayer.set("split.leave_one_language_out=true"));
    assertThatThrownBy(() -> EvalScorerConfig.from(both))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("split.every_example_once")
        .hasMessageContaining("leave_one_language_out");
  }

  @Test
  void theHeldOutShareLeavesBothPartsSomething() {
    for (String share : List.of("0", "1", "0.999")) {
      ConfigTree tree =
          CommandDefaults.EVAL_SCORER
              .tree()
              .with(ConfigLayer.set("split.held_out_fraction=" + share));
      assertThatThrownBy(() -> EvalScorerConfig.from(tree))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("a number from 0.01 to 0.99");
    }
  }

  @Test
  void theRecipeOfNanoIsOne() {
    Path file = Path.of(System.getProperty("mdaq.root", ""), "configs", "train-scorer-nano.yaml");
    Assumptions.assumeTrue(Files.exists(file), "no project folder");

    TrainScorerConfig config =
        TrainScorerConfig.from(CommandDefaults.TRAIN_SCORER.tree().with(ConfigLayer.file(file)));

    assertThat(config.encoder().base()).isEqualTo(new EncoderScorerConfig.Base.Nano());
    assertThat(config.encoder().training().learningRate()).isGreaterThan(2e-5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nano.width=100 | nano.heads=8 | a multiple of nano.heads",
        "triplets.margin=2.1 | nano.heads=4 | from 0 to 2",
        "nano.vocabulary=259 | nano.heads=4 | from 260",
        "training.learning_rate=0 | nano.heads=4 | training.learning_rate",
      })
  void whatCannotBeTrainedIsRefused(String first, String second, String message) {
    ConfigTree tree =
        CommandDefaults.TRAIN_SCORER
            .tree()
            .with(ConfigLayer.set(first))
            .with(ConfigLayer.set(second));
    assertThatThrownBy(() -> TrainScorerConfig.from(tree))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aTrainedModelIsNotTrainedAgain() {
    ConfigTree tree =
        CommandDefaults.EVAL_SCORER
            .tree()
            .with(ConfigLayer.set("split.every_example_once=true"))
            .with(ConfigLayer.set("scorer.model=embedded"));
    assertThatThrownBy(() -> EvalScorerConfig.from(tree))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("scorer.model")
        .hasMessageContaining("split.every_example_once");
  }
}
