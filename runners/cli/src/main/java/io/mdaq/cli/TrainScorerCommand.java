// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.EncoderScorerConfig.Base;
import io.mdaq.core.config.TrainScorerConfig;
import io.mdaq.core.scorer.HeldOutSplit;
import io.mdaq.core.scorer.LexicalScorer;
import io.mdaq.core.scorer.LexicalScorerSettings;
import io.mdaq.core.scorer.LexicalScorerTrainer;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.core.scorer.ScorerEvaluator;
import io.mdaq.core.training.scorer.EncoderScorerCard;
import io.mdaq.core.training.scorer.EncoderScorerPlan;
import io.mdaq.core.training.scorer.EncoderScorerTraining;
import io.mdaq.pipeline.revisions.ModelFolder;
import io.mdaq.pipeline.revisions.RevisionFiles;
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

/** From revision pairs to a quality scorer. */
@Command(
    name = "train-scorer",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a quality scorer on pairs of raw and revised samples: a lexical one, or an encoder.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq train-scorer --input 'revisions/*.json' --output out/scorer",
      "  mdaq train-scorer --input 'revisions/*.json' --base models/xlm-r --output out/encoder",
      "  mdaq train-scorer --input 'revisions/*.json' --config configs/train-scorer-nano.yaml \\",
      "      --output out/nano",
      "  mdaq curate --input 'data/*.json' --output out/x --set scorer.model=out/scorer",
      "%nAll keys: mdaq config train-scorer"
    })
final class TrainScorerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;
  @Mixin private RevisionInput input;

  @Mixin private Verbosity verbosity;

  @Option(
      names = "--base",
      paramLabel = "MODEL",
      description =
          "Train an encoder: the folder of an XLM-RoBERTa class model, or nano, a small one made"
              + " from scratch.")
  private @Nullable String base;

  @Option(names = "--output", paramLabel = "DIR", description = "The folder of the new model.")
  private @Nullable String output;

  @Option(names = "--overwrite", description = "Replace a model that lies in that folder.")
  private boolean overwrite;

  @Option(
      names = "--dry-run",
      description = "Read the pairs and say what would be trained, but train nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    ConfigTree tree = layers.over(CommandDefaults.TRAIN_SCORER, flags());
    TrainScorerConfig config = TrainScorerConfig.from(tree);
    List<RevisionPair> all = RevisionFiles.read(config.revisions()).pairs();
    HeldOutSplit split = HeldOutSplit.byGroup(all, config.heldOutFraction(), config.splitSeed());
    List<RevisionPair> pairs = split.training();
    verbosity
        .progress()
        .printf(
            Locale.ROOT,
            "%,d revision pairs to train on, %,d held out.%n",
            pairs.size(),
            all.size() - pairs.size());
    boolean isLexical = config.encoder().base() instanceof Base.Lexical;
    if (dryRun) {
      spec.commandLine()
          .getOut()
          .println(
              isLexical
                  ? "Would train the lexical model."
                  : shown(EncoderScorerTraining.plan(pairs, config)));
    } else {
      String told = isLexical ? trainLexical(split, config) : trainEncoder(pairs, config, tree);
      config.output().publish();
      verbosity.summary().println(told);
    }
    return ExitCode.OK;
  }

  private List<ConfigLayer> flags() {
    List<ConfigLayer> flags = new ArrayList<>(input.flags());
    ConfigLayers.add(flags, "--base", "model.base", base);
    ConfigLayers.add(flags, "--output", "output.dir", output);
    if (overwrite) {
      flags.add(ConfigLayer.flag("--overwrite", "output.overwrite", "true"));
    }
    return flags;
  }

  private static String trainLexical(HeldOutSplit split, TrainScorerConfig config) {
    ModelFolder folder = ModelFolder.prepare(config.output());
    LexicalScorer scorer =
        LexicalScorerTrainer.train(
            split.training(), LexicalScorerSettings.withSeed(config.modelSeed()));
    folder.save(scorer, ScorerEvaluator.evaluate(scorer, split.test()).calibration());
    return String.format(
        Locale.ROOT,
        "Trained on %,d pairs of %,d source examples in %d languages. Written to %s (SHA-256 %s).",
        scorer.card().pairs().values().stream().mapToLong(Long::longValue).sum(),
        scorer.card().groups(),
        scorer.card().pairs().size(),
        config.output().dir(),
        scorer.sha256());
  }

  private String trainEncoder(List<RevisionPair> pairs, TrainScorerConfig config, ConfigTree tree) {
    EncoderScorerCard card;
    try (TrainingProgress progress = TrainingProgress.start(verbosity.progress())) {
      card = EncoderScorerTraining.train(pairs, config, tree.asMap(), progress::stepped);
    }
    return String.format(
        Locale.ROOT,
        "Trained %,d parameters in %,d steps on %,d triplets of %,d source examples in %d languages"
            + " (%,d pairs with equal responses left out, %,d texts cut). Written to %s (SHA-256 %s).",
        card.parameters(),
        card.steps(),
        card.triplets(),
        card.groups(),
        card.pairs().size(),
        card.sameResponse(),
        card.cutTexts(),
        config.output().dir(),
        card.sha256());
  }

  private static String shown(EncoderScorerPlan plan) {
    return String.format(
        Locale.ROOT,
        "Would train %,d parameters in %,d steps on %,d triplets (%,d pairs with equal responses left"
            + " out, %,d texts cut): %,d tokens an epoch, %.3g floating-point operations. Takes"
            + " %,.1f GB beside the states of a batch, which training.tokens_at_once bounds.",
        plan.parameters(),
        plan.steps(),
        plan.triplets(),
        plan.sameResponse(),
        plan.cutTexts(),
        plan.tokens(),
        plan.operations(),
        plan.bytes() / 1e9);
  }
}
