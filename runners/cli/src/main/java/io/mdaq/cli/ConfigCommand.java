// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the keys of a command. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Prints every key of a command, its default and its meaning, as a YAML file.")
final class ConfigCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      completionCandidates = ConfiguredCommands.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private String command;

  /** The commands that have keys. */
  static final class ConfiguredCommands implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(CommandDefaults.values()).map(CommandDefaults::command).iterator();
    }
  }

  @Override
  public void run() {
    spec.commandLine().getOut().print(CommandDefaults.named(command).text());
    spec.commandLine().getOut().flush();
  }
}
