// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.core.config.FineTuneConfig.Adapter;
import io.mdaq.core.config.FineTuneConfig.Method;
import io.mdaq.core.config.TrainingConfig;
import io.mdaq.core.decoder.Adaptation;
import io.mdaq.core.decoder.TrainableDecoder;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.training.AdamW;
import io.mdaq.core.training.AdamWSettings;
import io.mdaq.core.training.BatchPlan;
import io.mdaq.core.training.MatmulCeiling;
import io.mdaq.core.training.ModelExport;
import io.mdaq.core.training.Schedule;
import io.mdaq.core.training.Trainer;
import io.mdaq.core.training.TrainingFolder;
import io.mdaq.core.training.finetuning.CausalSource;
import io.mdaq.core.training.finetuning.DecoderTraining;
import io.mdaq.core.training.finetuning.ExampleSet;
import io.mdaq.core.training.lora.AdapterMerge;
import io.mdaq.core.training.lora.LoraAdapter;
import java.nio.file.Path;
import java.util.Optional;

/** Trains a base on sequences, and writes what comes of it into the run's folder. */
final class ModelTraining {

  private final FineTuneConfig config;
  private final BaseModel base;
  private final FineTuneFolder folder;
  private final FineTuneProgress progress;

  ModelTraining(
      FineTuneConfig config, BaseModel base, FineTuneFolder folder, FineTuneProgress progress) {
    this.config = config;
    this.base = base;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * What was trained.
   *
   * @param states the training's own folder, with what is needed to go on
   */
  record Done(long steps, long parameters, Precision precision, TrainingFolder states) {}

  /**
   * Trains to the end, from the last state where there is one, and writes the model or adapter.
   *
   * @param run the hash of the run's card
   * @throws UserException if the training cannot go on; its states stay
   */
  Done run(ExampleSet examples, String run) {
    TrainingConfig training = config.training();
    Precision precision = TorchEngine.resolve(training.precision(), training.device());
    progress.doing("loading " + base.name());
    ModelFolder files = ModelFolder.open(base.folder());
    DType dtype = BaseModel.dtype(config.dtype(), files);
    Done done;
    try (TrainableDecoder decoder =
        TrainableDecoder.load(
            base.config(),
            files.weights(),
            FineTuneEstimate.form(config.method(), precision),
            training.device(),
            config.method() == Method.LORA ? config.lora().adaptation() : Adaptation.NONE)) {
      Optional<LoraAdapter> adapter = adapter(decoder);
      DecoderTraining model =
          adapter
              .map(a -> DecoderTraining.ofAdapter(decoder, a, training.activations()))
              .orElseGet(() -> DecoderTraining.ofAllWeights(decoder, training.activations()));
      done = train(decoder, model, examples, run, precision);
      progress.doing("writing the " + (adapter.isPresent() ? "adapter" : "model"));
      folder.clearModel();
      adapter.ifPresentOrElse(
          a -> a.save(adapterFolder(), config.base()),
          () -> ModelExport.write(files, folder.path(), dtype, decoder.weights()::get));
    }
    if (config.method() == Method.LORA && config.adapter() == Adapter.MERGE) {
      AdapterMerge.write(files, adapterFolder(), folder.path(), dtype);
    }
    return done;
  }

  private Done train(
      TrainableDecoder decoder,
      DecoderTraining model,
      ExampleSet examples,
      String run,
      Precision precision) {
    TrainingConfig training = config.training();
    CausalSource source =
        new CausalSource(
            examples,
            new BatchPlan(
                training.batch(),
                training.tokensAtOnce(),
                training.order(),
                Draw.ORDER.seed(config.seed())));
    long steps = training.steps(source.stepsPerEpoch());
    TrainingFolder states =
        TrainingFolder.open(
            folder.path(),
            new TrainingFolder.Settings(
                run,
                config.checkpoints().every(),
                config.checkpoints().keep(),
                MatmulCeiling.of(decoder.manager())),
            progress::stepped);
    AdamWSettings settings =
        AdamWSettings.DEFAULT.withWeightDecay(training.weightDecay(), training.decayed());
    progress.doing("training");
    try {
      new Trainer<>(
              model,
              source,
              new AdamW(decoder.manager(), model.parameters(), settings),
              Schedule.withWarmup(
                  training.schedule(), training.learningRate(), training.warmup(), steps),
              training.maxNorm())
          .run(decoder.manager(), states);
    } catch (UserException e) {
      throw UserException.failed(e.getMessage() + " " + kept(states), e);
    }
    long parameters =
        model.parameters().stream().mapToLong(parameter -> parameter.array().size()).sum();
    return new Done(steps, parameters, precision, states);
  }

  private String kept(TrainingFolder states) {
    long saved = states.savedSteps();
    return "In "
        + folder.path()
        + (saved == 0
            ? " no state was saved yet; "
            : " the state after step " + saved + " is kept; ")
        + FineTuneFolder.ROWS
        + " there lists the rows by their numbers.";
  }

  private Optional<LoraAdapter> adapter(TrainableDecoder decoder) {
    return switch (config.method()) {
      case FULL -> Optional.empty();
      case LORA ->
          Optional.of(
              LoraAdapter.create(
                  decoder.manager(),
                  base.config(),
                  config.lora(),
                  Draw.ADAPTER.seed(config.seed())));
    };
  }

  private Path adapterFolder() {
    return switch (config.adapter()) {
      case KEEP -> folder.path();
      case MERGE -> folder.adapter();
    };
  }
}
