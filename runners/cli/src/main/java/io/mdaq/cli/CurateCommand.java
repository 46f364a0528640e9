// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.CurateConfig;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From raw data to a good and diverse subset, a ledger and a manifest. */
@Command(
    name = "curate",
    mixinStandardHelpOptions = true,
    description = {
      "Selects a small, good and diverse subset of instruction data, language by language, and"
          + " accounts for every sample.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq curate --input 'data/*.json' --output out/curated",
      "  mdaq curate --input 'data/*.jsonl.gz' --output out/small --set selection.budget=6000",
      "  mdaq curate --config my.yaml --output out/x -- --parallelism=4",
      "  mdaq curate --config my.yaml --output out/x -- --flinkMaster=127.0.0.1:8081",
      "%nEverything after -- goes to Beam and the engine. All keys: mdaq config curate"
    })
final class CurateCommand implements Callable<Integer> {

  private final List<String> beamArguments;

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;

  @Mixin
  @SuppressWarnings("UnusedVariable") // adds the flag; Problems reads it
  private Verbosity verbosity;

  @Option(
      names = "--input",
      paramLabel = "GLOB",
      description = "Files to read: JSON arrays or JSON Lines, plain or gzip. Repeatable.")
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
          "flink (embedded, or a cluster: -- --flinkMaster=HOST:PORT; the default) or direct.")
  private @Nullable String runner;

  @Option(
      names = "--dry-run",
      description = "Say what would be read and done, and stop before anything is written.")
  private boolean dryRun;

  CurateCommand(List<String> beamArguments) {
    this.beamArguments = beamArguments;
  }

  @Override
  public Integer call() {
    ConfigTree tree = layers.over(CommandDefaults.CURATE, flags());
    CurateConfig config = CurateConfig.from(tree);
    Engine engine = Engines.named(config.runner().name().toLowerCase(Locale.ROOT));
    CurationRun run = CurationRun.of(config, tree.asMap(), engine, beamArguments);
    PrintWriter out = spec.commandLine().getOut();
    if (dryRun) {
      run.plan().forEach(out::println);
      return ExitCode.OK;
    }
    try (ProgressDisplay progress = ProgressDisplay.start(spec.commandLine().getErr())) {
      CurationManifest manifest = run.execute(progress);
      progress.close();
      summarize(manifest, config.output().dir(), out);
    }
    return ExitCode.OK;
  }

  private List<ConfigLayer> flags() {
    List<ConfigLayer> flags = new ArrayList<>();
    if (!inputs.isEmpty()) {
      flags.add(ConfigLayer.flag("--input", "input.globs", inputs));
    }
    if (format != null) {
      flags.add(ConfigLayer.flag("--format " + format, "input.format", format));
    }
    if (output != null) {
      flags.add(ConfigLayer.flag("--output " + output, "output.dir", output));
    }
    if (overwrite) {
      flags.add(ConfigLayer.flag("--overwrite", "output.overwrite", "true"));
    }
    if (runner != null) {
      flags.add(ConfigLayer.flag("--runner " + runner, "runner", runner));
    }
    return flags;
  }

  private static void summarize(CurationManifest manifest, String output, PrintWriter out) {
    CurationManifest.Counts counts = manifest.counts();
    double seconds = manifest.seconds().total();
    out.printf(
        Locale.ROOT,
        "Selected %,d of %,d samples (%,d not selected, %,d duplicates, %,d rejected) in %.1f s,"
            + " %,.0f samples/s.%n",
        counts.selected(),
        counts.read(),
        counts.notSelected(),
        counts.duplicate(),
        counts.rejected(),
        seconds,
        counts.read() / Math.max(seconds, 1e-3));
    out.printf("Written to %s: open report.html (or read report.md) there first.%n", output);
  }
}
