// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.DemoConfig;
import io.mdaq.eval.study.StudyModel;
import io.mdaq.eval.study.StudyPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** All of mdaq on the sample data. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows all of mdaq in minutes, on sample data that come with it: boosts and curates them,"
          + " trains small models, lets them answer, compares the answers and reports. Downloads"
          + " nothing. A demo that was interrupted goes on when it is started again.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq demo",
      "  mdaq demo --dry-run",
      "  mdaq demo --output out/demo --set 'languages.set=[de, ja]'",
      "%nAll keys: mdaq config demo"
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;
  @Mixin private Verbosity verbosity;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "The folder to write; mdaq-demo where none is named.")
  private @Nullable String output;

  @Option(
      names = "--dry-run",
      description = "Say what would be done, and stop before anything is written.")
  private boolean dryRun;

  @Override
  public Integer call() {
    List<ConfigLayer> flags = new ArrayList<>();
    ConfigLayers.add(flags, "--output", "output.dir", output);
    DemoConfig config = DemoConfig.from(layers.over(CommandDefaults.DEMO, flags));
    DemoProgress progress = new DemoProgress(verbosity);
    DemoRun run = new DemoRun(config, this::run, progress);
    announce(run.plan(), config, dryRun ? spec.commandLine().getOut() : verbosity.summary());
    if (!dryRun) {
      progress.begin(run.stages());
      DemoIndex index = run.execute();
      verbosity.summary().println();
      index.lines().forEach(verbosity.summary()::println);
    }
    return ExitCode.OK;
  }

  /** What a stage prints is of interest to those who ask for it. */
  private int run(List<String> arguments) {
    List<String> line =
        verbosity.isVerbose() ? verbosity.passedOn(arguments) : Verbosity.quietly(arguments);
    return Mdaq.run(line, spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private static void announce(StudyPlan plan, DemoConfig config, PrintWriter out) {
    out.printf(
        "All of mdaq on the sample data that come with it; nothing is downloaded. As configured,"
            + " it takes about %d minutes on two cores:%n%n",
        DemoPart.minutes());
    for (DemoPart part : DemoPart.values()) {
      out.println(part.line());
    }
    out.printf(
        "%nModels: %s. Comparisons: %d. Everything goes into %s, a folder for each part; what is"
            + " there already is not done again.%n%n",
        plan.models().stream().map(StudyModel::name).collect(Collectors.joining(", ")),
        plan.contests().size(),
        config.folder());
  }
}
