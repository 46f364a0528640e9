// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.problem.UserException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Whatever a command throws becomes one message and an exit code. */
class ProblemsTest {

  /** A command that goes wrong in the given way. */
  @Command(name = "break", mixinStandardHelpOptions = true)
  static final class Break implements Runnable {

    @Mixin Verbosity verbosity = new Verbosity();
    @Parameters Way way = Way.DEFECT;

    @Override
    public void run() {
      way.fail();
    }
  }

  /** How, and what the user is told. */
  enum Way {
    USAGE(2, "mdaq: budget: 0 is too small") {
      @Override
      void fail() {
        throw UserException.usage("budget: 0 is too small");
      }
    },
    WRAPPED(1, "mdaq: the disk is full") {
      @Override
      void fail() {
        RuntimeException wrapped = new RuntimeException(UserException.failed("the disk is full"));
        throw new IllegalStateException("the engine failed", wrapped);
      }
    },
    WITH_ANOTHER(1, "mdaq: cannot clean up") {
      @Override
      void fail() {
        UserException problem = UserException.failed("the disk is full");
        problem.addSuppressed(UserException.failed("cannot clean up"));
        throw problem;
      }
    },
    DEFECT(1, "mdaq: unexpected failure: java.lang.ArithmeticException: / by zero") {
      @Override
      void fail() {
        throw new IllegalStateException("x", new ArithmeticException("/ by zero"));
      }
    },
    NO_LIBRARY(1, "mdaq: unexpected failure: java.lang.UnsatisfiedLinkError: no snappyjava") {
      @Override
      void fail() {
        throw new UnsatisfiedLinkError("no snappyjava");
      }
    },
    NO_MEMORY(1, "MDAQ_JAVA_OPTS=-Xmx8g") {
      @Override
      void fail() {
        throw new OutOfMemoryError("Java heap space");
      }
    };

    private final int exitCode;
    private final String message;

    Way(int exitCode, String message) {
      this.exitCode = exitCode;
      this.message = message;
    }

    abstract void fail();
  }

  private static String run(Way way, String... flags) {
    StringWriter err = new StringWriter();
    CommandLine line =
        new CommandLine(new Break())
            .setErr(new PrintWriter(err, true))
            .setExecutionStrategy(Problems::runGuarded)
            .setParameterExceptionHandler(Problems::wrongUsage)
            .setExecutionExceptionHandler(Problems::failedRun);
    String[] arguments = new String[flags.length + 1];
    arguments[0] = way.name();
    System.arraycopy(flags, 0, arguments, 1, flags.length);
    assertThat(line.execute(arguments)).isEqualTo(way.exitCode);
    return err.toString();
  }

  @ParameterizedTest
  @EnumSource
  void theMessageHasNoStackTraceUnlessAskedFor(Way way) {
    assertThat(run(way)).contains(way.message).doesNotContain("\tat ");
    assertThat(run(way, "--verbose")).contains(way.message).contains("\tat io.mdaq.cli.");
  }
}
