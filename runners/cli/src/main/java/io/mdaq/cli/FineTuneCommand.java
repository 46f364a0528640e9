// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.eval.finetune.FineTuneManifest;
import io.mdaq.eval.finetune.FineTuneRun;
import io.mdaq.eval.finetune.RowCounts;
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

/** From a base model and instruction data to a model or an adapter. */
@Command(
    name = "fine-tune",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a causal language model on instruction data, wholly or by a LoRA adapter. A run that"
          + " was interrupted goes on when it is started again.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq fine-tune --base models/Qwen2-0.5B --input out/curated --output out/tuned",
      "  mdaq fine-tune --base nano --input 'texts/*.txt' --set examples.learn=text --output"
          + " out/nano",
      "  mdaq fine-tune --config configs/fine-tune-published.yaml --base models/Llama-3-8B \\",
      "      --input out/curated --output out/tuned",
      "%nAll keys: mdaq config fine-tune"
    })
final class FineTuneCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;
  @Mixin private TrainingFlags trainingFlags;

  @Mixin private Verbosity verbosity;

  @Option(
      names = "--input",
      paramLabel = "GLOB",
      description = "Files to read, or the output folder of a finished curate. Repeatable.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "auto, alpaca, revisions, sharegpt or messages; auto looks at each row's keys.")
  private @Nullable String format;

  @Override
  public Integer call() {
    ConfigTree tree = layers.over(CommandDefaults.FINE_TUNE, flags());
    FineTuneConfig config = FineTuneConfig.from(tree);
    FineTuneRun run = new FineTuneRun(config, tree.asMap());
    PrintWriter out = verbosity.summary();
    switch (trainingFlags.purpose()) {
      case PLAN -> run.plan(trainingFlags.gpu()).forEach(spec.commandLine().getOut()::println);
      case EXPORT -> {
        RowCounts rows = run.exportForLlamaFactory().rows();
        config.output().publish();
        print(rows, out);
        out.printf("Written to %s: README.md there says what to do.%n", config.output().dir());
      }
      case TRAIN -> {
        FineTuneManifest manifest;
        try (StepDisplay display = StepDisplay.on(verbosity.progress())) {
          manifest = run.execute(display);
        }
        config.output().publish();
        summarize(manifest, config.output().dir(), out);
      }
    }
    return ExitCode.OK;
  }

  private List<ConfigLayer> flags() {
    List<ConfigLayer> flags = new ArrayList<>(trainingFlags.flags());
    if (!inputs.isEmpty()) {
      flags.add(ConfigLayer.flag("--input", "input.globs", inputs));
    }
    ConfigLayers.add(flags, "--format", "input.format", format);
    return flags;
  }

  private static void summarize(FineTuneManifest manifest, String output, PrintWriter out) {
    FineTuneManifest.Trained training = manifest.training();
    print(manifest.rows(), out);
    out.printf(
        Locale.ROOT,
        "Trained in %,d steps, %.1f s: the loss went from %.4f to %.4f.%n",
        training.steps(),
        manifest.seconds(),
        training.firstLoss(),
        training.lastLoss());
    out.printf("Written to %s: read report.md there first.%n", output);
  }

  private static void print(RowCounts rows, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "Of %,d rows %,d are used, %,d more without their end; left out are %,d too long, %,d with"
            + " nothing to learn, %,d unusable.%n",
        rows.read(),
        rows.used(),
        rows.truncated(),
        rows.tooLong(),
        rows.nothingToLearn(),
        rows.rejected());
  }
}
