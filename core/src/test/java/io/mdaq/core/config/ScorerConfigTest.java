// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.format.FormatChoice;
import io.mdaq.core.format.ReadSettings;
import io.mdaq.core.format.SideChoice;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.problem.UserException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

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
      Map.of("output.dir", "model", "output.overwrite", "true");

  private static final Map<String, String> OTHER_VALUES_OF_EVALUATION =
      Map.of(
          "split.held_out_fraction", "0.5",
          "split.leave_one_language_out", "true",
          "split.every_example_once", "true",
          "split.seed", "0");

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

  @Test
  void defaults() {
    assertThat(TrainScorerConfig.from(CommandDefaults.TRAIN_SCORER.tree()))
        .isEqualTo(
            new TrainScorerConfig(
                DEFAULT_REVISIONS, 42, new OutputConfig("", OutputConfig.IfExists.REFUSE)));
    assertThat(EvalScorerConfig.from(CommandDefaults.EVAL_SCORER.tree()))
        .isEqualTo(
            new EvalScorerConfig(
                DEFAULT_REVISIONS,
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
}
