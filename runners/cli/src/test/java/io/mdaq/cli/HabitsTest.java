// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.config.CommandDefaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** What people expect of every command. */
class HabitsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void everyCommandThatWorksHasTheSameFlags(CommandDefaults defaults) {
    CommandLine command = Mdaq.commands(List.of()).getSubcommands().get(defaults.command());
    assertThat(Objects.requireNonNull(command).getCommandSpec().optionsMap())
        .containsKeys("--help", "--config", "--set", "--dry-run", "--quiet", "--verbose");
  }

  @Test
  void quietCommandsSayNothingWhereAllIsWell() {
    String input = Rows.write(folder.resolve("in.jsonl"), Rows.german(5, 1)).toString();
    List<String> curate =
        List.of("curate", "--quiet", "--runner=direct", "--input", input, "--output");
    Outcome outcome = Outcome.of(with(curate, folder.resolve("out").toString())).isDone();
    assertThat(outcome.out() + outcome.err()).isEmpty();

    assertThat(Outcome.of(with(curate, folder.resolve("out").toString())).isWrongUsage().err())
        .contains("--overwrite");
    assertThat(Outcome.of(with(curate, folder + "/new", "--dry-run")).isDone().out()).isNotEmpty();
  }

  private static List<String> with(List<String> arguments, String... more) {
    List<String> line = new ArrayList<>(arguments);
    line.addAll(List.of(more));
    return line;
  }

  @Test
  void nothingIsColouredWithoutATerminal() {
    assertThat(Outcome.of("help").isDone().out()).contains("Environment:").doesNotContain("\u001b");
    assertThat(Outcome.of("help", "curate").isDone().out()).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({
    "mdaq cur, curate",
    "mdaq do, doctor",
    "mdaq eval-, eval-booster eval-scorer",
    "mdaq curate --over, --overwrite",
    "mdaq judge --ba, --baseline",
  })
  void bashCompletesCommandsAndFlags(String typed, String expected)
      throws IOException, InterruptedException {
    Path script = folder.resolve("completion.bash");
    Files.writeString(script, Outcome.of("completion", "bash").isDone().out());

    Process bash =
        new ProcessBuilder(
                "bash",
                "--norc",
                "-c",
                "source "
                    + script
                    + "; COMP_WORDS=("
                    + typed
                    + "); COMP_CWORD=$((${#COMP_WORDS[@]}-1));"
                    + " COMP_LINE='"
                    + typed
                    + "'; _complete_mdaq; echo \"${COMPREPLY[@]}\"")
            // "compopt" complains where no key was pressed.
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String completed =
        new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(bash.waitFor()).as(completed).isZero();
    assertThat(completed.split("\\s+")).containsExactlyInAnyOrder(expected.split(" "));
  }

  @Test
  void aShellThatIsNotKnownIsRefused() {
    Outcome.of("completion", "fish").isWrongUsage().says("fish", "BASH, ZSH");
    assertThat(Outcome.of("help").out()).doesNotContain("completion");
    assertThat(Outcome.of("completion", "zsh").isDone().out()).contains("bashcompinit");
  }
}
