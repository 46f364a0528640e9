// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.problem.UserException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.TypeConversionException;

/** The {@code mdaq} command and its subcommands. */
@Command(
    name = "mdaq",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Curates multilingual instruction data and measures what the curation was worth.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:wrong usage"},
    footerHeading = "%nFirst steps:%n",
    footer = {
      "  mdaq demo                   all of mdaq in minutes, on sample data that come with it",
      "  mdaq curate --input 'data/*.json' --output out/curated",
      "  mdaq doctor                 whether all that mdaq needs is there",
      "  mdaq config curate          every key of a command, its default and its meaning",
      "%nEnvironment:",
      "  MDAQ_JAVA_OPTS              options for Java, such as -Xmx8g",
      "  JAVA_HOME                   the Java to use, where it is not the one on the PATH",
      "  DJL_CACHE_DIR               where native libraries are unpacked; ~/.djl.ai",
      "  NO_COLOR                    no colours, whatever the value"
    },
    subcommands = {
      CurateCommand.class,
      BoostCommand.class,
      TrainScorerCommand.class,
      EvalScorerCommand.class,
      TrainBoosterCommand.class,
      EvalBoosterCommand.class,
      FineTuneCommand.class,
      GenerateCommand.class,
      JudgeCommand.class,
      HumanEvalCommand.class,
      ReportCommand.class,
      StudyCommand.class,
      DemoCommand.class,
      DoctorCommand.class,
      ConfigCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    })
public final class Mdaq {

  private Mdaq() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  /**
   * All commands.
   *
   * @param beamArguments what stands behind {@code --}
   */
  static CommandLine commands(List<String> beamArguments) {
    return new CommandLine(new Mdaq(), new CommandFactory(beamArguments));
  }

  /** Runs one command and returns the exit code. */
  static int run(List<String> arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return run(arguments, out, err);
  }

  /** As {@link #run(List)}, with the streams given. */
  static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
    Arguments split = Arguments.split(arguments);
    CommandLine command =
        commands(split.forBeam())
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(Path.class, Mdaq::localPath)
            .setUsageHelpAutoWidth(true)
            .setExecutionStrategy(Problems::runGuarded)
            .setParameterExceptionHandler(Problems::wrongUsage)
            .setExecutionExceptionHandler(Problems::failedRun);
    if (split.own().isEmpty()) {
      command.usage(out);
      return CommandLine.ExitCode.OK;
    }
    return command.execute(split.own().toArray(String[]::new));
  }

  private static Path localPath(String text) {
    try {
      return Located.local(text);
    } catch (UserException | InvalidPathException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
