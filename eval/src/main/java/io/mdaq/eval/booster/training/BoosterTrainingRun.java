// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.boost.LocalChat;
import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.ModelChoice;
import io.mdaq.core.config.TrainBoosterConfig;
import io.mdaq.core.input.LocalFiles;
import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.model.ModelHash;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.scorer.LexicalScorer;
import io.mdaq.core.scorer.LexicalScorerSettings;
import io.mdaq.core.scorer.LexicalScorerTrainer;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.eval.booster.BoosterEvaluation;
import io.mdaq.eval.booster.BoosterTrial;
import io.mdaq.eval.booster.EvaluationFiles;
import io.mdaq.eval.finetune.DataEstimate;
import io.mdaq.eval.finetune.ExportManifest;
import io.mdaq.eval.finetune.FineTuneEstimate;
import io.mdaq.eval.finetune.FineTuneProgress;
import io.mdaq.eval.finetune.Gpu;
import io.mdaq.eval.finetune.TrainingJob;
import io.mdaq.eval.finetune.TrainingJob.RowSource;
import io.mdaq.eval.finetune.TrainingRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One training of a booster from files to files.
 *
 * @param config what is to be done
 * @param effective the same as it is written into the manifest, every key
 */
public record BoosterTrainingRun(TrainBoosterConfig config, Map<String, Object> effective) {

  private static final String COMMAND = "train-booster";
  private static final String REPORT = "report.md";

  /** How often it is told how many replies there are. */
  private static final int EACH = 10;

  /**
   * What would be done, and what it would take. Reads all pairs; nothing is written.
   *
   * @param gpu a device to tell memory and time for, beside those of this machine
   * @throws UserException where something is missing or wrong
   */
  public List<String> plan(Optional<Gpu> gpu) {
    requireScorer();
    LocalFiles files = TrainingJob.check(config.training());
    BoosterPairs pairs = BoosterPairs.read(config, files);
    List<Long> texts = pairs.trainedBytes();
    PairCounts counts = PairCounts.of(pairs.rows());
    List<String> lines = new ArrayList<>();
    lines.add(
        "Of %,d rows %,d may be trained on (%,d of them far enough), %,d are held out (%,d tested);"
                .formatted(
                    counts.read(),
                    counts.trained(),
                    texts.size(),
                    counts.heldOut(),
                    pairs.tested().size())
            + " left out are %,d unchanged, %,d not presentable, %,d not readable, %,d unusable."
                .formatted(
                    counts.unchanged(),
                    counts.notPresentable(),
                    counts.notReadable(),
                    counts.rejected()));
    lines.addAll(
        new FineTuneEstimate(
                config.training(), DataEstimate.ofTexts(config.training(), files, texts))
            .lines(gpu));
    return lines;
  }

  /**
   * Trains and tests. Where the output folder holds an interrupted run of the same configuration,
   * input and base, it goes on behind its last state.
   *
   * @return what the folder's {@code manifest.json} says
   * @throws UserException where something is missing or wrong; nothing looks finished then
   */
  public BoosterManifest execute(FineTuneProgress progress) {
    long start = System.nanoTime();
    progress.doing("reading");
    requireScorer();
    TrainingJob job = TrainingJob.start(COMMAND, LocalChat.REASONING, config.training(), effective);
    BoosterPairs pairs = BoosterPairs.read(config, job.files());
    TrainingRows<PairCounts> rows = job.read(rows(pairs));
    TrainingJob.Finished done = job.train(rows.examples(), progress);
    List<RevisionPair> tested = pairs.tested();
    BoosterManifest manifest =
        new BoosterManifest(
            job.command(),
            TrainingJob.now(),
            TrainingJob.software(),
            config.training().seed(),
            effective,
            job.inputs(),
            job.base(),
            new BoosterManifest.Prompt(BoosterPrompt.version(), BoosterPrompt.sha256()),
            rows.counts(),
            rows.sequences(),
            done.training(),
            ModelHash.of(job.folder()),
            tested.isEmpty() ? null : test(job.folder(), pairs, tested, job.folder(), progress),
            Math.round((System.nanoTime() - start) / 1e6) / 1000.0);
    job.write(REPORT, stream -> stream.write(BoosterReport.markdown(manifest).getBytes(UTF_8)));
    job.finish(manifest, done);
    return manifest;
  }

  /**
   * Tests a booster that is there already, and trains nothing.
   *
   * @param model the folder of a whole model
   * @return what {@code evaluation.json} in the output folder says
   * @throws UserException where something is missing or wrong, or no pair is held out
   */
  public BoosterEvaluation evaluate(Path model, FineTuneProgress progress) {
    Path output = EvaluationFiles.prepare(config.training().output());
    ModelFolder.open(model);
    requireScorer();
    progress.doing("reading");
    BoosterPairs pairs =
        BoosterPairs.read(config, LocalFiles.match(config.revisions().rows().requireGlobs()));
    List<RevisionPair> tested = pairs.tested();
    if (tested.isEmpty()) {
      throw UserException.usage(
          "there is no pair to test on: of %,d rows %,d are held out. Set split.held_out_fraction"
                  .formatted(pairs.rows().size(), PairCounts.of(pairs.rows()).heldOut())
              + " and evaluation.max_pairs above 0, or give more pairs.");
    }
    return test(model, pairs, tested, output, progress);
  }

  /**
   * Writes the training as a job for LLaMA-Factory instead. The base's weights are not needed.
   *
   * @return what the folder's {@code manifest.json} says
   * @throws UserException as {@link #execute}, and where LLaMA-Factory cannot do the same
   */
  public ExportManifest<PairCounts> exportForLlamaFactory() {
    TrainingJob job =
        TrainingJob.startExport(COMMAND, LocalChat.REASONING, config.training(), effective);
    BoosterPairs pairs = BoosterPairs.read(config, job.files());
    return job.finishExport(job.export(rows(pairs)), effective);
  }

  private static RowSource<PairCounts> rows(BoosterPairs pairs) {
    return (maker, ledger) -> {
      List<PairRow> ended = pairs.teach(maker);
      BoosterPairs.list(ended, ledger);
      return PairCounts.of(ended);
    };
  }

  private BoosterEvaluation test(
      Path model,
      BoosterPairs pairs,
      List<RevisionPair> tested,
      Path output,
      FineTuneProgress progress) {
    progress.doing("getting a scorer");
    BoosterTrial trial =
        new BoosterTrial(
            config.culture(),
            config.evaluation().maxTokens(),
            config.training().training().precision(),
            config.training().training().device(),
            LanguageDetector.forSet(config.revisions().languages().set()),
            scorer(pairs));
    progress.doing("testing on %,d pairs".formatted(tested.size()));
    return trial.run(
        model,
        tested,
        answers(output),
        output,
        done -> {
          if (done % EACH == 0) {
            progress.doing("%,d of %,d pairs tested".formatted(done, tested.size()));
          }
        });
  }

  /** Beside the output folder, as of boosting. */
  private static Path answers(Path output) {
    Path folder = output.toAbsolutePath().normalize();
    return folder.resolveSibling(folder.getFileName() + ".answers");
  }

  /** Not only when hours of training are over. */
  private void requireScorer() {
    config.evaluation().scorer().ifPresent(BoosterTrainingRun::load);
  }

  private LexicalScorer scorer(BoosterPairs pairs) {
    return config
        .evaluation()
        .scorer()
        .map(BoosterTrainingRun::load)
        .orElseGet(
            () ->
                LexicalScorerTrainer.train(
                    pairs.notHeldOut(), LexicalScorerSettings.withSeed(config.training().seed())));
  }

  private static LexicalScorer load(ModelChoice choice) {
    try {
      return choice instanceof ModelChoice.Folder folder
          ? LexicalScorer.load(Located.path(folder.location()))
          : LexicalScorer.embedded();
    } catch (UserException e) {
      throw e.under("evaluation.scorer");
    }
  }
}
