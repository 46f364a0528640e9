// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.config.CommandDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked of the command line. */
class InformationTest {

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", ""})
  void helpListsEveryCommandAndTheExitCodes(String argument) {
    Outcome outcome = argument.isEmpty() ? Outcome.of() : Outcome.of(argument);
    assertThat(outcome.isDone().out())
        .contains("curate", "train-scorer", "eval-scorer", "config", "help")
        .contains("0   done", "1   failed", "2   wrong usage");
  }

  @Test
  void theVersionNamesJavaAsWell() {
    assertThat(Outcome.of("--version").isDone().out())
        .contains("mdaq ", "Java " + Runtime.version().feature());
  }

  @ParameterizedTest
  @EnumSource
  void configPrintsTheCommentedDefaultsAsTheyStand(CommandDefaults command) throws IOException {
    Path file = Path.of(System.getProperty("mdaq.root"), "configs", command.command() + ".yaml");
    assertThat(Outcome.of("config", command.command()).isDone().out())
        .isEqualTo(Files.readString(file));
  }

  @Test
  void configOfAnUnknownCommandGetsTheNearest() {
    Outcome.of("config", "curat").isWrongUsage().says("\"curat\"", "Did you mean curate?");
    Outcome.of("config").isWrongUsage().says("COMMAND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"curate --help", "help curate"})
  void helpOfCurateNamesEveryFlag(String arguments) {
    assertThat(Outcome.of(arguments.split(" ")).isDone().out())
        .contains("--input=GLOB", "--format=FORMAT", "--output=DIR", "--overwrite")
        .contains("--config=FILE", "--set=KEY=VALUE", "--runner=ENGINE", "--dry-run", "--verbose")
        .contains("Examples:", "mdaq config curate");
  }
}
