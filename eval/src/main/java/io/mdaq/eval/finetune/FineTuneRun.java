// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.chat.ChatFormat.Reasoning;
import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.core.input.LocalFiles;
import io.mdaq.core.model.ModelHash;
import io.mdaq.eval.finetune.TrainingJob.RowSource;
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

  private static final String COMMAND = "fine-tune";

  /**
   * What would be done, and what it would take. Reads {@code config.json} and the sizes of files;
   * nothing is written.
   *
   * @param gpu a device to tell memory and time for, beside those of this machine
   * @throws io.mdaq.core.problem.UserException where something is missing or wrong
   */
  public List<String> plan(Optional<Gpu> gpu) {
    LocalFiles files = TrainingJob.check(config);
    return new FineTuneEstimate(config, DataEstimate.of(config, files)).lines(gpu);
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
    TrainingJob job = TrainingJob.start(COMMAND, Reasoning.AS_TRAINED, config, effective);
    TrainingRows<RowCounts> rows = job.read(rows(job));
    TrainingJob.Finished done = job.train(rows.examples(), progress);
    FineTuneManifest manifest =
        new FineTuneManifest(
            job.command(),
            TrainingJob.now(),
            TrainingJob.software(),
            config.seed(),
            effective,
            job.inputs(),
            job.base(),
            rows.counts(),
            rows.sequences(),
            done.training(),
            ModelHash.of(job.folder()),
            Math.round((System.nanoTime() - start) / 1e6) / 1000.0);
    job.write(
        FineTuneFolder.REPORT,
        stream -> stream.write(FineTuneReport.markdown(config, manifest).getBytes(UTF_8)));
    job.finish(manifest, done);
    return manifest;
  }

  /**
   * Writes the training as a job for LLaMA-Factory instead. The base's weights are not needed.
   *
   * @return what the folder's {@code manifest.json} says
   * @throws io.mdaq.core.problem.UserException as {@link #execute}, and where LLaMA-Factory cannot
   *     do the same
   */
  public ExportManifest<RowCounts> exportForLlamaFactory() {
    TrainingJob job = TrainingJob.startExport(COMMAND, Reasoning.AS_TRAINED, config, effective);
    return job.finishExport(job.export(rows(job)), effective);
  }

  private RowSource<RowCounts> rows(TrainingJob job) {
    return (maker, ledger) -> InstructionRows.read(job.files(), config.input(), maker, ledger);
  }
}
