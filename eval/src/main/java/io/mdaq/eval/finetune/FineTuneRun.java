// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.core.config.FineTuneConfig.Learn;
import io.mdaq.core.input.LocalFiles;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.model.ModelHash;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.eval.finetune.ModelTraining.Done;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One fine-tune from files to files.
 *
 * @param config what is to be done
 * @param effective the same as it is written into the manifest, every key
 */
public record FineTuneRun(FineTuneConfig config, Map<String, Object> effective) {

  /** So many steps at either end tell how far the loss fell, fewer in a short training. */
  private static final int ENDS = 10;

  /**
   * What would be done, and what it would take. Reads {@code config.json} and the sizes of files;
   * nothing is written.
   *
   * @param gpu a device to tell memory and time for, beside those of this machine
   * @throws io.mdaq.core.problem.UserException where something is missing or wrong
   */
  public List<String> plan(Optional<Gpu> gpu) {
    config.requireBase();
    FineTuneFolder.prepare(config.output());
    LocalFiles files = LocalFiles.match(config.input().requireGlobs());
    return new FineTuneEstimate(config, files).lines(gpu);
  }

  /**
   * Trains. Where the output folder holds an interrupted run of the same configuration, input and
   * base, it goes on behind its last state.
   *
   * @return what the folder's {@code manifest.json} says
   * @throws io.mdaq.core.problem.UserException where something is missing or wrong; nothing looks
   *     finished then
   */
  public FineTuneManifest execute(FineTuneProgress progress) {
    long start = System.nanoTime();
    progress.doing("reading");
    StartedRun run = StartedRun.of(RunCard.TRAIN, config, effective);
    FineTuneFolder folder = run.folder();
    TrainingRows rows =
        run.read(
            (tokenizer, chat) ->
                config.examples().learn() == Learn.TEXT
                    ? new TextSequences(tokenizer, run.base().endIds().get(0), run.maxTokens())
                    : responses(run, chat));
    Done done =
        new ModelTraining(config, run.base(), folder, progress)
            .run(rows.examples(), run.card().sha256());
    List<LogLine> log = LogLine.read(folder.resolve(FineTuneFolder.LOG));
    int ends = Math.min(ENDS, (log.size() + 1) / 2);
    FineTuneManifest manifest =
        new FineTuneManifest(
            RunCard.TRAIN,
            now(),
            software(),
            config.seed(),
            effective,
            run.inputs(),
            run.baseCard(),
            rows.counts(),
            rows.sequences(),
            new FineTuneManifest.Trained(
                done.steps(),
                done.parameters(),
                done.precision().label(),
                TorchEngine.threads(),
                LogLine.meanLoss(log.subList(0, ends)),
                LogLine.meanLoss(log.subList(log.size() - ends, log.size()))),
            ModelHash.of(folder.path()),
            Math.round((System.nanoTime() - start) / 1e6) / 1000.0);
    folder.write(FineTuneFolder.CURVE, LossCurve.svg(log));
    folder.write(FineTuneFolder.REPORT, FineTuneReport.markdown(config, manifest));
    folder.finish(manifest);
    done.states().removeCheckpoints();
    return manifest;
  }

  /**
   * Writes the training as a job for LLaMA-Factory instead. The base's weights are not needed.
   *
   * @return what the folder's {@code manifest.json} says
   * @throws io.mdaq.core.problem.UserException as {@link #execute}, and where LLaMA-Factory cannot
   *     do the same
   */
  public ExportManifest exportForLlamaFactory() {
    config.requireBase();
    LlamaFactoryJob.requirePossible(config);
    StartedRun run = StartedRun.of(RunCard.EXPORT, config, effective);
    FineTuneFolder folder = run.folder();
    List<TrainingRows> read = new ArrayList<>();
    List<LlamaFactoryJob> jobs = new ArrayList<>();
    folder.write(
        LlamaFactoryJob.DATA,
        stream ->
            read.add(
                run.read(
                    (tokenizer, chat) -> {
                      jobs.add(new LlamaFactoryJob(config, chat.isPlain(), run.maxTokens()));
                      return new LlamaFactoryData(responses(run, chat), chat, stream);
                    })));
    LlamaFactoryJob job = jobs.get(0);
    folder.write(LlamaFactoryJob.INFO, job.info());
    folder.write(LlamaFactoryJob.JOB, job.yaml());
    folder.write(LlamaFactoryJob.ZERO, LlamaFactoryJob.zero());
    folder.write(LlamaFactoryJob.README, job.readme());
    TrainingRows rows = read.get(0);
    ExportManifest manifest =
        new ExportManifest(
            RunCard.EXPORT,
            now(),
            software(),
            effective,
            run.inputs(),
            run.baseCard(),
            rows.counts(),
            rows.sequences());
    folder.finish(manifest);
    return manifest;
  }

  private ResponseSequences responses(StartedRun run, ChatExamples chat) {
    return new ResponseSequences(chat, run.maxTokens(), config.examples().tooLong());
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static SoftwareVersions software() {
    return SoftwareVersions.here("PyTorch " + TorchEngine.version());
  }
}
