// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.scorer;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.assessment.EncoderCard;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.FolderTree;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.EncoderScorerConfig;
import io.mdaq.core.config.EncoderScorerConfig.Base;
import io.mdaq.core.config.TrainScorerConfig;
import io.mdaq.core.config.TrainingConfig;
import io.mdaq.core.encoder.DeclaredPooling;
import io.mdaq.core.encoder.ProductPath;
import io.mdaq.core.encoder.XlmrNetwork;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.WeightTable;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.torch.TorchProblems;
import io.mdaq.core.training.AdamW;
import io.mdaq.core.training.AdamWSettings;
import io.mdaq.core.training.BatchPlan;
import io.mdaq.core.training.MatmulCeiling;
import io.mdaq.core.training.ModelExport;
import io.mdaq.core.training.Schedule;
import io.mdaq.core.training.StepReport;
import io.mdaq.core.training.Trainer;
import io.mdaq.core.training.TrainingFolder;
import io.mdaq.core.training.triplet.EncoderOperations;
import io.mdaq.core.training.triplet.EncoderTraining;
import io.mdaq.core.training.triplet.TripletBatch;
import io.mdaq.core.training.triplet.TripletSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Trains an encoder to be a quality scorer. What was interrupted goes on behind its last
 * checkpoint, and ends with the same bits as if it had never stopped.
 */
public final class EncoderScorerTraining {

  /** By device: measuring once a process is enough. */
  private static final Map<TorchDevice, Double> CEILINGS = new ConcurrentHashMap<>();

  private final List<RevisionPair> pairs;
  private final EncoderScorerConfig config;
  private final TrainingConfig training;
  private final long seed;

  private EncoderScorerTraining(List<RevisionPair> pairs, TrainScorerConfig config) {
    this.pairs = pairs;
    this.config = config.encoder();
    this.training = config.encoder().training();
    this.seed = config.modelSeed();
  }

  /**
   * Trains, and writes the model.
   *
   * @param pairs to train on
   * @param config its base is not lexical
   * @param effectiveConfig the same configuration as the manifest is to show it
   * @param progress told of every step
   * @return what the manifest of the model says
   * @throws UserException where the output folder or the base cannot be used, there is nothing to
   *     train on, or the training fails
   */
  public static EncoderScorerCard train(
      List<RevisionPair> pairs,
      TrainScorerConfig config,
      Map<String, Object> effectiveConfig,
      Consumer<StepReport> progress) {
    ScorerFolder folder = ScorerFolder.prepare(config.output());
    if (config.encoder().base() instanceof Base.Folder base
        && Located.path(base.location()).toAbsolutePath().equals(folder.path().toAbsolutePath())) {
      throw UserException.usage(
          "output.dir: %s is the base as well; name another folder".formatted(folder.path()));
    }
    return new EncoderScorerTraining(pairs, config).run(folder, effectiveConfig, progress);
  }

  /**
   * What a training would do, without an output folder.
   *
   * @param pairs to train on
   * @param config its base is not lexical
   * @throws UserException where the base cannot be used, or there is nothing to train on
   */
  public static EncoderScorerPlan plan(List<RevisionPair> pairs, TrainScorerConfig config) {
    try {
      Path folder = Files.createTempDirectory("mdaq-");
      try {
        return new EncoderScorerTraining(pairs, config).plan(folder);
      } finally {
        FolderTree.remove(folder);
      }
    } catch (IOException e) {
      throw UserException.failed(
          "a folder for temporary files cannot be written to: %s. Check java.io.tmpdir."
              .formatted(e),
          e);
    }
  }

  private EncoderScorerPlan plan(Path empty) {
    ScorerBase base = ScorerBase.open(config, pairs, seed, empty);
    RevisionTriplets data = base.triplets(pairs, config);
    TripletSource source = source(data, base.shape());
    long steps = training.steps(source.stepsPerEpoch());
    long tokens = 0;
    double operations = 0;
    for (long step = 0; step < source.stepsPerEpoch(); step++) {
      for (TripletBatch batch : source.step(step)) {
        tokens += batch.tokens();
        operations += EncoderOperations.of(base.shape(), batch);
      }
    }
    double epochs = (double) steps / source.stepsPerEpoch();
    return new EncoderScorerPlan(
        data.triplets().size(),
        data.sameResponse(),
        data.cutTexts(),
        tokens,
        steps,
        WeightTable.parameters(base.shape()),
        operations * epochs);
  }

  private TripletSource source(RevisionTriplets data, EncoderConfig shape) {
    BatchPlan plan =
        new BatchPlan(training.batch(), training.tokensAtOnce(), training.order(), seed);
    return new TripletSource(data.triplets(), shape.padId(), plan);
  }

  private EncoderScorerCard run(
      ScorerFolder folder, Map<String, Object> effectiveConfig, Consumer<StepReport> progress) {
    ScorerBase base = ScorerBase.open(config, pairs, seed, folder.emptyBase());
    RevisionTriplets data = base.triplets(pairs, config);
    TripletSource source = source(data, base.shape());
    long steps = training.steps(source.stepsPerEpoch());
    ProductPath path =
        ProductPath.training(TorchEngine.resolve(training.precision(), training.device()));
    try (NDManager manager = TorchEngine.newManager(training.device());
        XlmrNetwork network = network(manager, base, path)) {
      EncoderTraining model =
          new EncoderTraining(manager, network, config.margin(), training.activations());
      AdamWSettings settings =
          AdamWSettings.DEFAULT.withWeightDecay(training.weightDecay(), training.decayed());
      TrainingFolder states =
          TrainingFolder.open(
              folder.training(),
              new TrainingFolder.Settings(
                  run(data, base, path), config.checkpointEvery(), 1, ceiling(manager)),
              progress);
      new Trainer<>(
              model,
              source,
              new AdamW(manager, model.parameters(), settings),
              Schedule.withWarmup(
                  training.schedule(), training.learningRate(), training.warmup(), steps),
              training.maxNorm())
          .run(manager, states);
      Path whole = folder.emptyModel();
      ModelExport.write(base.files(), whole, DType.F32, network.weights().named()::get);
      declare(whole, base.shape());
      EncoderScorerCard card = card(base, data, path, steps, effectiveConfig, whole);
      folder.publish(whole, card);
      states.removeCheckpoints();
      return card;
    }
  }

  private static XlmrNetwork network(NDManager manager, ScorerBase base, ProductPath path) {
    try {
      return new XlmrNetwork(manager, base.shape(), base.files().weights()::get, path);
    } catch (EngineException e) {
      throw TorchProblems.translate(
          e,
          "loading the weights of " + Excerpt.escape(base.name()),
          "Use a smaller model, or a machine with more memory.");
    }
  }

  private double ceiling(NDManager manager) {
    return CEILINGS.computeIfAbsent(training.device(), unused -> MatmulCeiling.measure(manager));
  }

  /** Tells this training from others, so that none goes on with the states of another. */
  private String run(RevisionTriplets data, ScorerBase base, ProductPath path) {
    return Sha256.hex(
        String.join(
            "\n",
            config.toString(),
            Long.toString(seed),
            base.sha256(),
            path.name(),
            data.sha256()));
  }

  /** How texts become vectors, whatever the base said of it. */
  private void declare(Path model, EncoderConfig shape) {
    try {
      DeclaredPooling.writeMean(model, shape.hiddenSize());
      config.prompts().write(model);
    } catch (IOException e) {
      throw ScorerFolder.failed(model, e);
    }
  }

  private EncoderScorerCard card(
      ScorerBase base,
      RevisionTriplets data,
      ProductPath path,
      long steps,
      Map<String, Object> effectiveConfig,
      Path model) {
    SortedMap<String, Long> byLanguage = new TreeMap<>();
    pairs.forEach(pair -> byLanguage.merge(pair.language(), 1L, Long::sum));
    return new EncoderScorerCard(
        EncoderScorerCard.FORMAT,
        SoftwareVersions.here("PyTorch " + TorchEngine.version()),
        base.name(),
        base.sha256(),
        EncoderCard.sha256(model),
        WeightTable.parameters(base.shape()),
        seed,
        effectiveConfig,
        path.precision().label(),
        TorchEngine.threads(),
        byLanguage,
        pairs.stream().map(RevisionPair::group).distinct().count(),
        data.triplets().size(),
        data.sameResponse(),
        data.cutTexts(),
        steps,
        ScorerFolder.hashes(model));
  }
}
