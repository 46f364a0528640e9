// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.StudyConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From raw data to win rates: the whole experiment. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    description = {
      "Finds out what curation is worth: curates, trains a model on each training set, lets all"
          + " answer the same prompts, judges and reports. Only what is missing is done.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq study --input 'data/*.json' --prompts embedded --output out/study --dry-run",
      "  mdaq study --config configs/study-nano.yaml --input 'data/*.json' \\",
      "      --prompts data/alpaca_eval --prompts data/mt_bench --output out/study",
      "%nAll keys: mdaq config study"
    })
final class StudyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;

  @Mixin private Verbosity verbosity;

  @Option(
      names = "--input",
      paramLabel = "GLOB",
      description = "The data from which all training sets are drawn. Repeatable.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--prompts",
      paramLabel = "PATH",
      description = "A file or folder of prompts, or embedded. Repeatable.")
  private List<String> prompts = new ArrayList<>();

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = "The model that all training starts from, or nano.")
  private @Nullable String base;

  @Option(names = "--output", paramLabel = "DIR", description = "The folder of the study.")
  private @Nullable String output;

  @Option(
      names = "--dry-run",
      description = "Say which commands would be run, and stop before anything is done.")
  private boolean dryRun;

  @Override
  public Integer call() {
    ConfigTree tree = layers.over(CommandDefaults.STUDY, flags());
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    StudyRun run =
        new StudyRun(
            StudyConfig.from(tree),
            tree.asMap(),
            arguments -> Mdaq.run(verbosity.passedOn(arguments), out, err),
            new Lines(verbosity.progress()));
    if (dryRun) {
      run.plan().forEach(out::println);
      return ExitCode.OK;
    }
    Path report = run.execute();
    verbosity.summary().printf("Written to %s: read study.md there first.%n", report.getParent());
    return ExitCode.OK;
  }

  /** A line for each stage. */
  private record Lines(PrintWriter err) implements StudyNotes {

    @Override
    public void begins(String stage, String how) {
      err.println(stage + ": " + how);
    }

    @Override
    public void wasDone(String stage) {
      err.println(stage + ": done before");
    }
  }

  private List<ConfigLayer> flags() {
    List<ConfigLayer> flags = new ArrayList<>();
    if (!inputs.isEmpty()) {
      flags.add(ConfigLayer.flag("--input", "input.globs", inputs));
    }
    if (!prompts.isEmpty()) {
      flags.add(ConfigLayer.flag("--prompts", "prompts.paths", prompts));
    }
    ConfigLayers.add(flags, "--base", "base", base);
    ConfigLayers.add(flags, "--output", "output.dir", output);
    return flags;
  }
}
