// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * How much a command says. What was asked for (a table, a plan) is printed in any case, and so are
 * problems; {@code --quiet} leaves out the rest, {@code --verbose} adds to it.
 */
final class Verbosity {

  private static final String VERBOSE = "--verbose";
  private static final String QUIET = "--quiet";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = VERBOSE, description = "Show stack traces and the engine's own messages.")
  private boolean verbose;

  @Option(names = QUIET, description = "Show problems and results only: no progress, no summary.")
  private boolean quiet;

  /** Where a command says in the end what it has done: standard output, or nowhere. */
  PrintWriter summary() {
    return quiet ? nowhere() : command.commandLine().getOut();
  }

  /** Where a command says how it gets on: standard error, or nowhere. */
  PrintWriter progress() {
    return quiet ? nowhere() : command.commandLine().getErr();
  }

  boolean isVerbose() {
    return verbose;
  }

  /** A command line with the flags that were given to this command. */
  List<String> passedOn(List<String> arguments) {
    List<String> line = new ArrayList<>(arguments);
    if (verbose) {
      line.add(VERBOSE);
    }
    return quiet ? quietly(line) : line;
  }

  /** A command line that is to be run quietly. */
  static List<String> quietly(List<String> arguments) {
    List<String> line = new ArrayList<>(arguments);
    line.add(QUIET);
    return line;
  }

  private static PrintWriter nowhere() {
    return new PrintWriter(Writer.nullWriter());
  }

  /** Whether the given command, or the subcommand that ran, is to show stack traces. */
  static boolean isVerbose(CommandLine command) {
    ParseResult parsed = command.getParseResult();
    while (parsed != null) {
      if (parsed.hasMatchedOption(VERBOSE)) {
        return true;
      }
      parsed = parsed.hasSubcommand() ? parsed.subcommand() : null;
    }
    return false;
  }
}
