// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The {@code --verbose} flag of every command. */
final class Verbosity {

  @Option(names = "--verbose", description = "Show stack traces and the engine's own messages.")
  @SuppressWarnings("UnusedVariable") // looked up by name below
  private boolean verbose;

  /** Whether the given command was run with the flag. */
  static boolean isVerbose(CommandLine command) {
    return command.getParseResult() != null
        && command.getParseResult().hasMatchedOption("--verbose");
  }
}
