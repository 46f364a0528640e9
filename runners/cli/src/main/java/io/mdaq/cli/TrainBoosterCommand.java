// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.cli.TrainingFlags.Purpose;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.TrainBoosterConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.booster.BoosterEvaluation;
import io.mdaq.eval.booster.EvaluationMarkdown;
import io.mdaq.eval.booster.training.BoosterManifest;
import io.mdaq.eval.booster.training.BoosterTrainingRun;
import io.mdaq.eval.booster.training.PairCounts;
import java.io.PrintWriter;
import java.nio.file.Path;
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

/** From a base model and revision pairs to a booster. */
@Command(
    name = "train-booster",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a causal language model to rewrite poor samples as experts did, and tests it on"
          + " revisions that were held out. A run that was interrupted goes on when it is started"
          + " again.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq train-booster --base models/Llama-3.1-8B-Instruct --input 'revisions/*.json' \\",
      "      --source-rows source_rows.json --output out/booster",
      "  mdaq train-booster --config configs/booster-nano.yaml --base out/nano \\",
      "      --input 'revisions/*.json' --output out/booster",
      "  mdaq train-booster --evaluate models/booster --input 'revisions/*.json' --output out/test",
      "  mdaq curate --input 'data/*.json' --output out/x --set boost.backend=local \\",
      "      --set boost.local.model=out/booster",
      "%nAll keys: mdaq config train-booster"
    })
final class TrainBoosterCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;
  @Mixin private TrainingFlags trainingFlags;
  @Mixin private RevisionInput input;

  @Mixin private Verbosity verbosity;

  @Option(
      names = "--evaluate",
      paramLabel = "DIR",
      description = "Train nothing; test the booster in this folder, a whole model.")
  private @Nullable Path evaluated;

  @Override
  public Integer call() {
    ConfigTree tree = layers.over(CommandDefaults.TRAIN_BOOSTER, flags());
    TrainBoosterConfig config = TrainBoosterConfig.from(tree);
    BoosterTrainingRun run = new BoosterTrainingRun(config, tree.asMap());
    PrintWriter out = verbosity.summary();
    String folder = config.training().output().dir();
    Purpose purpose = trainingFlags.purpose();
    if (evaluated != null) {
      requireTraining(purpose);
      BoosterEvaluation evaluation;
      try (StepDisplay display = StepDisplay.on(verbosity.progress())) {
        evaluation = run.evaluate(evaluated, display);
      }
      config.training().output().publish();
      spec.commandLine().getOut().println(EvaluationMarkdown.of(evaluation));
      return ExitCode.OK;
    }
    switch (purpose) {
      case PLAN -> run.plan(trainingFlags.gpu()).forEach(spec.commandLine().getOut()::println);
      case EXPORT -> {
        PairCounts rows = run.exportForLlamaFactory().rows();
        config.training().output().publish();
        print(rows, out);
        out.printf("Written to %s: README.md there says what to do.%n", folder);
      }
      case TRAIN -> {
        BoosterManifest manifest;
        try (StepDisplay display = StepDisplay.on(verbosity.progress())) {
          manifest = run.execute(display);
        }
        config.training().output().publish();
        summarize(manifest, folder, out);
      }
    }
    return ExitCode.OK;
  }

  private static void requireTraining(Purpose purpose) {
    if (purpose != Purpose.TRAIN) {
      throw UserException.usage(
          "--evaluate tests a booster that is there already; leave out %s"
              .formatted(purpose == Purpose.PLAN ? "--dry-run" : "--export"));
    }
  }

  private List<ConfigLayer> flags() {
    List<ConfigLayer> flags = new ArrayList<>(input.flags());
    flags.addAll(trainingFlags.flags());
    return flags;
  }

  private static void summarize(BoosterManifest manifest, String folder, PrintWriter out) {
    print(manifest.rows(), out);
    out.printf(
        Locale.ROOT,
        "Trained in %,d steps, %.1f s: the loss went from %.4f to %.4f.%n",
        manifest.training().steps(),
        manifest.seconds(),
        manifest.training().firstLoss(),
        manifest.training().lastLoss());
    BoosterEvaluation evaluation = manifest.evaluation();
    if (evaluation == null) {
      out.println("It was not tested: no pair is held out, or evaluation.max_pairs is 0.");
    } else {
      out.println(EvaluationMarkdown.verdict(evaluation.all()));
    }
    out.printf(
        "Written to %s: read report.md%s there first.%n",
        folder, evaluation == null ? "" : " and evaluation.md");
  }

  private static void print(PairCounts rows, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "Of %,d rows %,d are trained on and %,d held out; left out are %,d too near, %,d too long,"
            + " %,d unchanged, %,d not presentable, %,d not readable, %,d unusable.%n",
        rows.read(),
        rows.trained(),
        rows.heldOut(),
        rows.tooNear(),
        rows.tooLong(),
        rows.unchanged(),
        rows.notPresentable(),
        rows.notReadable(),
        rows.rejected());
  }
}
