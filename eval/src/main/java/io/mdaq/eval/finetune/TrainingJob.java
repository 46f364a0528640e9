// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatFormat.Reasoning;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.core.input.LocalFiles;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.model.ModelHash;
import io.mdaq.core.model.WeightTable;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.training.TrainingFolder;
import io.mdaq.core.training.finetuning.ExampleSet;
import io.mdaq.eval.finetune.ModelTraining.Done;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.zip.GZIPOutputStream;

/**
 * What every training of a causal language model has in common, whatever its rows are: an output
 * folder that is its own, the files that are read, the base, the reading with its list of rows, the
 * training that goes on where it was interrupted, and the export.
 */
public final class TrainingJob {

  /** So many steps at either end tell how far the loss fell, fewer in a short training. */
  private static final int ENDS = 10;

  private static final String EXPORTING = " --export llama-factory";

  private final FineTuneConfig config;
  private final Reasoning reasoning;
  private final FineTuneFolder folder;
  private final LocalFiles files;
  private final RunCard card;
  private final BaseModel base;

  private TrainingJob(
      FineTuneConfig config,
      Reasoning reasoning,
      FineTuneFolder folder,
      LocalFiles files,
      RunCard card,
      BaseModel base) {
    this.config = config;
    this.reasoning = reasoning;
    this.folder = folder;
    this.files = files;
    this.card = card;
    this.base = base;
  }

  /** Where rows come from. */
  @FunctionalInterface
  public interface RowSource<C> {

    /**
     * Reads all rows.
     *
     * @param maker takes those that are to be trained on
     * @param ledger takes a line for each row
     * @return where the rows ended
     * @throws io.mdaq.core.problem.UserException where a file cannot be read or too many rows are
     *     unusable
     */
    C read(SequenceMaker maker, OutputStream ledger) throws IOException;
  }

  /**
   * Looks at everything that is named, and makes the output folder this job's.
   *
   * @param command what is done, such as {@code fine-tune}
   * @param reasoning how the model will be asked
   * @param effective the configuration with every key
   * @throws io.mdaq.core.problem.UserException where something is missing or wrong
   */
  public static TrainingJob start(
      String command, Reasoning reasoning, FineTuneConfig config, Map<String, Object> effective) {
    LocalFiles files = check(config);
    FineTuneFolder folder = FineTuneFolder.prepare(config.output());
    RunCard card = RunCard.of(command, effective, files.hashes(), BaseModel.identity(config));
    folder.begin(card);
    BaseModel base = BaseModel.open(config, folder.nano());
    return new TrainingJob(config, reasoning, folder, files, card, base);
  }

  /**
   * As {@link #start}, for a job that is written for LLaMA-Factory and not trained here.
   *
   * @throws io.mdaq.core.problem.UserException as there, and where LLaMA-Factory cannot do the same
   */
  public static TrainingJob startExport(
      String command, Reasoning reasoning, FineTuneConfig config, Map<String, Object> effective) {
    config.requireBase();
    LlamaFactoryJob.requirePossible(config);
    return start(command + EXPORTING, reasoning, config, effective);
  }

  /**
   * Checks what is named, without writing.
   *
   * @return the files to read
   * @throws io.mdaq.core.problem.UserException where something is missing or wrong
   */
  public static LocalFiles check(FineTuneConfig config) {
    config.requireBase();
    FineTuneFolder.prepare(config.output());
    return LocalFiles.match(config.input().requireGlobs());
  }

  /** Now, in UTC, for manifests. */
  public static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** What everything runs on, for manifests. */
  public static SoftwareVersions software() {
    return SoftwareVersions.here("PyTorch " + TorchEngine.version());
  }

  public LocalFiles files() {
    return files;
  }

  /** What is done, as cards and manifests have it. */
  public String command() {
    return card.command();
  }

  public List<FileHash> inputs() {
    return card.inputs();
  }

  public FineTuneManifest.Base base() {
    return new FineTuneManifest.Base(
        base.name(),
        card.base().isEmpty() ? ModelHash.of(base.folder()) : card.base(),
        WeightTable.parameters(base.config()));
  }

  /** The output folder. */
  public Path folder() {
    return folder.path();
  }

  /** Writes a whole file into the output folder. */
  public void write(String name, WholeFile.Content content) {
    folder.write(name, content);
  }

  /**
   * Reads all rows, and lists in the folder what becomes of each.
   *
   * @throws io.mdaq.core.problem.UserException where a file cannot be read or no row is usable
   */
  public <C> TrainingRows<C> read(RowSource<C> source) {
    return read(source, this::maker);
  }

  private SequenceMaker maker(TextTokenizer tokenizer, ChatExamples chat) {
    return switch (config.examples().learn()) {
      case TEXT -> new TextSequences(tokenizer, base.endIds().get(0), maxTokens());
      case RESPONSE -> responses(chat);
    };
  }

  private ResponseSequences responses(ChatExamples chat) {
    return new ResponseSequences(chat, maxTokens(), config.examples().tooLong());
  }

  private int maxTokens() {
    return BaseModel.maxTokens(config, base.config());
  }

  private <C> TrainingRows<C> read(
      RowSource<C> source, BiFunction<TextTokenizer, ChatExamples, SequenceMaker> making) {
    List<TrainingRows<C>> read = new ArrayList<>();
    try (TextTokenizer tokenizer = TextTokenizer.open(base.folder(), base.config())) {
      ChatFormat format = ChatFormat.of(base.folder(), reasoning);
      SequenceMaker maker =
          making.apply(tokenizer, new ChatExamples(format, tokenizer, base.endIds()));
      folder.write(
          FineTuneFolder.ROWS,
          stream -> {
            GZIPOutputStream ledger = new GZIPOutputStream(stream);
            C counts = source.read(maker, ledger);
            ledger.finish();
            read.add(TrainingRows.of(maker.finish(), counts));
          });
    }
    return read.get(0);
  }

  /**
   * Trains to the end and writes the model or adapter.
   *
   * @throws io.mdaq.core.problem.UserException if the training cannot go on; its states stay
   */
  public Finished train(ExampleSet examples, FineTuneProgress progress) {
    Done done = new ModelTraining(config, base, folder, progress).run(examples, card.sha256());
    List<LogLine> log = LogLine.read(folder.resolve(FineTuneFolder.LOG));
    folder.write(FineTuneFolder.CURVE, LossCurve.svg(log));
    int ends = Math.min(ENDS, (log.size() + 1) / 2);
    return new Finished(
        new FineTuneManifest.Trained(
            done.steps(),
            done.parameters(),
            done.precision().label(),
            TorchEngine.threads(),
            LogLine.meanLoss(log.subList(0, ends)),
            LogLine.meanLoss(log.subList(log.size() - ends, log.size()))),
        done.states());
  }

  /**
   * A training that came to its end.
   *
   * @param states what is needed to go on until the output counts as finished
   */
  public record Finished(FineTuneManifest.Trained training, TrainingFolder states) {}

  /** Makes the output count as finished, and removes what was needed to go on. */
  public void finish(Record manifest, Finished training) {
    folder.finish(manifest);
    training.states().removeCheckpoints();
  }

  /**
   * Writes the rows and the training as a job for LLaMA-Factory. The base's weights are not needed.
   */
  public <C> TrainingRows<C> export(RowSource<C> source) {
    List<TrainingRows<C>> read = new ArrayList<>();
    List<LlamaFactoryJob> jobs = new ArrayList<>();
    folder.write(
        LlamaFactoryJob.DATA,
        stream ->
            read.add(
                read(
                    source,
                    (tokenizer, chat) -> {
                      jobs.add(
                          new LlamaFactoryJob(config, chat.sequences().isPlain(), maxTokens()));
                      return new LlamaFactoryData(responses(chat), chat, stream);
                    })));
    LlamaFactoryJob job = jobs.get(0);
    folder.write(LlamaFactoryJob.INFO, job.info());
    folder.write(LlamaFactoryJob.JOB, job.yaml());
    folder.write(LlamaFactoryJob.ZERO, LlamaFactoryJob.zero());
    folder.write(LlamaFactoryJob.README, job.readme());
    return read.get(0);
  }

  /** Makes an exported job count as finished. */
  public <C> ExportManifest<C> finishExport(TrainingRows<C> rows, Map<String, Object> effective) {
    ExportManifest<C> manifest =
        new ExportManifest<>(
            command(),
            now(),
            software(),
            effective,
            inputs(),
            base(),
            rows.counts(),
            rows.sequences());
    folder.finish(manifest);
    return manifest;
  }
}
