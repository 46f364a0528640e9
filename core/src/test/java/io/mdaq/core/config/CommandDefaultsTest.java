// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandDefaultsTest {

  @ParameterizedTest
  @EnumSource
  void everyKeyIsExplained(CommandDefaults defaults) {
    String above = "";
    for (String line : defaults.text().lines().toList()) {
      boolean explained = line.strip().startsWith("#") || above.strip().startsWith("#");
      // A group that holds one explained group needs no words of its own.
      assertThat(explained || line.isBlank() || above.endsWith(":"))
          .as("the line \"%s\" has a comment above it", line)
          .isTrue();
      above = line;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDefaultsAreTextOfOneHundredColumnsWithoutTabs(CommandDefaults defaults) {
    assertThat(defaults.text()).doesNotContain("\t").doesNotContain("\r").endsWith("\n");
    assertThat(defaults.text().lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @EnumSource
  void theJarHoldsTheFileThatUsersRead(CommandDefaults defaults) throws IOException {
    String root = System.getProperty("mdaq.root", "");
    Path file = Path.of(root, "configs", defaults.command() + ".yaml");
    Assumptions.assumeTrue(!root.isEmpty() && Files.exists(file), "no project folder");
    assertThat(defaults.text()).isEqualTo(Files.readString(file));
  }

  @Test
  void everyKeyIsReadByItsCommand() {
    for (CommandDefaults defaults : CommandDefaults.values()) {
      ConfigTree tree = defaults.tree();
      switch (defaults) {
        case CURATE -> CurateConfig.from(tree);
        case BOOST -> BoostConfig.from(tree);
        case TRAIN_SCORER -> TrainScorerConfig.from(tree);
        case EVAL_SCORER -> EvalScorerConfig.from(tree);
        case TRAIN_BOOSTER -> TrainBoosterConfig.from(tree);
        case EVAL_BOOSTER -> EvalBoosterConfig.from(tree);
        case FINE_TUNE -> FineTuneConfig.from(tree);
        case GENERATE -> GenerateConfig.from(tree);
        case JUDGE -> JudgeConfig.from(tree);
        case HUMAN_EVAL -> HumanEvalConfig.from(tree);
        case REPORT -> ReportConfig.from(tree);
        case STUDY -> StudyConfig.from(tree);
        case DEMO -> DemoConfig.from(tree);
      }
      tree.requireAllRead();
    }
  }

  @Test
  void commandsAreNamedAsTyped() {
    assertThat(List.of(CommandDefaults.values()))
        .extracting(CommandDefaults::command)
        .containsExactly(
            "curate",
            "boost",
            "train-scorer",
            "eval-scorer",
            "train-booster",
            "eval-booster",
            "fine-tune",
            "generate",
            "judge",
            "human-eval",
            "report",
            "study",
            "demo");
  }

  @Test
  void anUnknownCommandComesWithTheNearestOne() {
    assertThat(CommandDefaults.named("eval-scorer")).isEqualTo(CommandDefaults.EVAL_SCORER);
    assertThatThrownBy(() -> CommandDefaults.named("curat"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Did you mean curate?");
  }
}
