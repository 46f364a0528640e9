// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.NearestName;
import io.mdaq.core.problem.UserException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one message and an exit code. */
final class Problems {

  private Problems() {}

  /** The command line does not make sense. */
  static int wrongUsage(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(
        "mdaq: "
            + (problem instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched)
                : problem.getMessage()));
    err.println(
        "Run \"%s --help\" to see what it takes."
            .formatted(command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private static String unknown(UnmatchedArgumentException problem) {
    CommandSpec command = problem.getCommandLine().getCommandSpec();
    String argument = problem.getUnmatched().get(0);
    if (argument.startsWith("-")) {
      return "unknown flag %s.%s"
          .formatted(argument, NearestName.hint(argument, command.optionsMap().keySet()));
    }
    if (!command.subcommands().isEmpty()) {
      return "unknown command \"%s\".%s"
          .formatted(argument, NearestName.hint(argument, command.subcommands().keySet()));
    }
    return "\"%s\" is one argument too many; globs must be quoted, or --input repeated"
        .formatted(argument);
  }

  /**
   * Runs a command such that {@link #failedRun} is told of errors as well: a full disk or too
   * little memory can keep a native library or a class from being loaded.
   */
  static int runGuarded(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (Error e) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), e.toString(), e);
    }
  }

  /** A command failed, for a reason that the user can mend or for one that is ours. */
  static int failedRun(Exception problem, CommandLine command, ParseResult parsed) {
    if (processEnds()) {
      // Who was interrupted has been told so; that a run broke off then is no news.
      return ExitCode.SOFTWARE;
    }
    PrintWriter err = command.getErr();
    Optional<UserException> known = userException(problem);
    if (known.isPresent()) {
      err.println("mdaq: " + message(known.get()));
    } else {
      Throwable cause = innermost(problem);
      err.println("mdaq: unexpected failure: " + cause);
      if (cause instanceof OutOfMemoryError) {
        err.println("Give it more memory, for example with MDAQ_JAVA_OPTS=-Xmx8g.");
      }
      if (!Verbosity.isVerbose(command)) {
        err.println("Run it again with --verbose to see where it happened.");
      }
    }
    for (Throwable also : problem.getSuppressed()) {
      userException(also).ifPresent(second -> err.println("mdaq: " + message(second)));
    }
    if (Verbosity.isVerbose(command)) {
      problem.printStackTrace(err);
    }
    return known.filter(e -> e.kind() == UserException.Kind.USAGE).isPresent()
        ? ExitCode.USAGE
        : ExitCode.SOFTWARE;
  }

  /** Engines wrap what a worker threw; the user's problem is somewhere below. */
  static Optional<UserException> userException(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserException user) {
        return Optional.of(user);
      }
    }
    return Optional.empty();
  }

  private static String message(UserException problem) {
    return Located.named(String.valueOf(problem.getMessage()));
  }

  /** There is no other way to ask a Java process whether it is ending. */
  private static boolean processEnds() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      return !Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static Throwable innermost(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
