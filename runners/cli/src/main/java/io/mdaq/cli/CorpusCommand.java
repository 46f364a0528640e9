// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.CorpusConfig;
import io.mdaq.pipeline.engine.Engine;
import io.mdaq.pipeline.engine.Engines;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.run.CurationRun;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that sends a corpus through the pipeline: its flags, and how it runs. */
abstract class CorpusCommand implements Callable<Integer> {

  private final CommandDefaults defaults;
  private final List<String> beamArguments;

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;

  @Mixin private Verbosity verbosity;

  @Option(
      names = "--input",
      paramLabel = "GLOB",
      description = "Files to read: JSON, JSON Lines (plain, gzip, zstd) or Parquet. Repeatable.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "auto, alpaca, revisions, sharegpt or messages; auto looks at each row's keys.")
  private @Nullable String format;

  @Option(names = "--output", paramLabel = "DIR", description = "The folder to write.")
  private @Nullable String output;

  @Option(
      names = "--overwrite",
      description = "Replace the output of an earlier run in that folder.")
  private boolean overwrite;

  @Option(
      names = "--runner",
      paramLabel = "ENGINE",
      description =
          "flink (embedded, or a cluster: -- --flinkMaster=HOST:PORT; the default), direct, portable"
              + " or dataflow; see docs/engines.md.")
  private @Nullable String runner;

  @Option(
      names = "--dry-run",
      description = "Say what would be read and done, and stop before anything is written.")
  private boolean dryRun;

  @Option(
      names = "--finish",
      description =
          "Check and commit what a job wrote that was started from a template and has ended.")
  private boolean finish;

  /**
   * @param beamArguments what stands behind {@code --}
   */
  CorpusCommand(CommandDefaults defaults, List<String> beamArguments) {
    this.defaults = defaults;
    this.beamArguments = beamArguments;
  }

  /** Reads and checks every key. */
  abstract CorpusConfig config(ConfigTree tree);

  /** Says in a line or two what came out. */
  abstract void summarize(CurationManifest manifest, PrintWriter out);

  @Override
  public final Integer call() {
    ConfigTree tree = layers.over(defaults, flags());
    CorpusConfig config = config(tree);
    Engine engine = Engines.named(config.runner().name().toLowerCase(Locale.ROOT));
    CurationRun run = CurationRun.of(config, tree.asMap(), engine, beamArguments);
    if (dryRun) {
      run.plan().forEach(spec.commandLine().getOut()::println);
      return ExitCode.OK;
    }
    if (run.end() == Engine.JobEnd.LATER && !finish) {
      return launch(run);
    }
    try (ProgressDisplay progress = progress()) {
      CurationManifest manifest = finish ? run.finish(progress) : run.execute(progress);
      progress.close();
      PrintWriter out = verbosity.summary();
      summarize(manifest, out);
      out.printf(
          "Written to %s: open report.html (or read report.md) there first.%n",
          config.output().dir());
    }
    return ExitCode.OK;
  }

  private int launch(CurationRun run) {
    try (ProgressDisplay progress = progress()) {
      run.launch(progress);
    }
    spec.commandLine()
        .getOut()
        .println(
            "The job is described, not run. When it was run and has ended, repeat this command with"
                + " --finish.");
    return ExitCode.OK;
  }

  private ProgressDisplay progress() {
    return ProgressDisplay.start(verbosity.progress(), spec.commandLine().getErr());
  }

  private List<ConfigLayer> flags() {
    List<ConfigLayer> flags = new ArrayList<>();
    if (!inputs.isEmpty()) {
      flags.add(ConfigLayer.flag("--input", "input.globs", inputs));
    }
    ConfigLayers.add(flags, "--format", "input.format", format);
    ConfigLayers.add(flags, "--output", "output.dir", output);
    if (overwrite) {
      flags.add(ConfigLayer.flag("--overwrite", "output.overwrite", "true"));
    }
    ConfigLayers.add(flags, "--runner", "runner", runner);
    return flags;
  }
}
