// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.TrainScorerConfig;
import io.mdaq.core.scorer.LexicalScorer;
import io.mdaq.core.scorer.LexicalScorerSettings;
import io.mdaq.core.scorer.LexicalScorerTrainer;
import io.mdaq.pipeline.revisions.ModelFolder;
import io.mdaq.pipeline.revisions.RevisionFiles;
import java.io.PrintWriter;
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

/** From revision pairs to a lexical quality scorer. */
@Command(
    name = "train-scorer",
    mixinStandardHelpOptions = true,
    description = {"Trains a lexical quality scorer on pairs of raw and revised samples.", ""},
    footerHeading = "%nExample:%n",
    footer = {
      "  mdaq train-scorer --input 'revisions/*.json' --output out/scorer",
      "  mdaq curate --input 'data/*.json' --output out/x --set scorer.model=out/scorer",
      "%nAll keys: mdaq config train-scorer"
    })
final class TrainScorerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;
  @Mixin private RevisionInput input;

  @Mixin
  @SuppressWarnings("UnusedVariable") // adds the flag; Problems reads it
  private Verbosity verbosity;

  @Option(names = "--output", paramLabel = "DIR", description = "The folder of the new model.")
  private @Nullable String output;

  @Option(names = "--overwrite", description = "Replace a model that lies in that folder.")
  private boolean overwrite;

  @Override
  public Integer call() {
    List<ConfigLayer> flags = new ArrayList<>(input.flags());
    if (output != null) {
      flags.add(ConfigLayer.flag("--output " + output, "output.dir", output));
    }
    if (overwrite) {
      flags.add(ConfigLayer.flag("--overwrite", "output.overwrite", "true"));
    }
    TrainScorerConfig config =
        TrainScorerConfig.from(layers.over(CommandDefaults.TRAIN_SCORER, flags));
    ModelFolder folder = ModelFolder.prepare(config.output());
    RevisionFiles files = RevisionFiles.read(config.revisions());
    PrintWriter err = spec.commandLine().getErr();
    err.printf("Training on %,d revision pairs ...%n", files.pairs().size());
    LexicalScorer scorer =
        LexicalScorerTrainer.train(
            files.pairs(), LexicalScorerSettings.withSeed(config.modelSeed()));
    folder.save(scorer);
    spec.commandLine()
        .getOut()
        .printf(
            "Trained on %,d pairs of %,d source examples in %d languages. Written to %s (SHA-256 %s).%n",
            scorer.card().pairs().values().stream().mapToLong(Long::longValue).sum(),
            scorer.card().groups(),
            scorer.card().pairs().size(),
            config.output().dir(),
            scorer.sha256());
    return ExitCode.OK;
  }
}
