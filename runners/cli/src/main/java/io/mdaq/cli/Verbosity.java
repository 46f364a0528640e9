// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The {@code --verbose} flag of every command. */
final class Verbosity {

  @Option(names = "--verbose", description = "Show stack traces and the engine's own messages.")
  @SuppressWarnings("UnusedVariable") // looked up by name below
  private boolean verbose;

  /** Whether the given command, or the subcommand that ran, was given the flag. */
  static boolean isVerbose(CommandLine command) {
    ParseResult parsed = command.getParseResult();
    while (parsed != null) {
      if (parsed.hasMatchedOption("--verbose")) {
        return true;
      }
      parsed = parsed.hasSubcommand() ? parsed.subcommand() : null;
    }
    return false;
  }
}
