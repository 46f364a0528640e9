// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.boost.Booster;
import io.mdaq.core.boost.IdleBooster;
import io.mdaq.core.config.BoostConfig;
import io.mdaq.core.config.CorpusConfig;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.config.OutputConfig;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.CurationPipeline;
import io.mdaq.pipeline.CurationSettings;
import io.mdaq.pipeline.engine.Engine;
import io.mdaq.pipeline.engine.RunNeeds;
import io.mdaq.pipeline.facts.Progress;
import io.mdaq.pipeline.facts.RunFacts;
import io.mdaq.pipeline.files.InputFiles;
import io.mdaq.pipeline.files.IoReason;
import io.mdaq.pipeline.files.OutputFolder;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.transform.OpenModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * One run of {@code curate} or {@code boost}: everything around the pipeline.
 *
 * <p>The order matters. Inputs and output folder are checked before anything starts; the ledger is
 * read back and held against the readers' tally before the manifest is written; and whatever fails
 * leaves no output behind.
 */
public final class CurationRun {

  private final CorpusConfig config;
  private final Map<String, Object> effectiveConfig;
  private final Engine engine;
  private final PipelineOptions options;
  private final InputFiles inputs;
  private final List<FileSlice> slices;
  private final OutputFolder output;
  private final CurationSettings settings;

  private CurationRun(
      CorpusConfig config,
      Map<String, Object> effectiveConfig,
      Engine engine,
      PipelineOptions options,
      InputFiles inputs) {
    this.config = config;
    this.effectiveConfig = effectiveConfig;
    this.engine = engine;
    this.options = options;
    this.inputs = inputs;
    this.slices = inputs.slices();
    this.output = new OutputFolder(config.output().requireDir());
    this.settings =
        CurationSettings.of(config, ShardCount.of(inputs), output, InputFiles.schemas(slices));
  }

  /**
   * Checks what can be checked before anything is written.
   *
   * @param effectiveConfig the same configuration as the manifest is to show it
   * @param beamArguments what the user wrote after {@code --}
   * @throws UserException where an input or an argument cannot be used
   */
  public static CurationRun of(
      CorpusConfig config,
      Map<String, Object> effectiveConfig,
      Engine engine,
      List<String> beamArguments) {
    PipelineOptions options = engine.options(beamArguments);
    FileSystems.setDefaultPipelineOptions(options);
    InputFiles inputs = InputFiles.match(config.input().requireGlobs());
    return new CurationRun(config, effectiveConfig, engine, options, inputs);
  }

  /**
   * What a run would do, line by line. Of boosting alone, the candidates are counted, which takes
   * as long as the run itself but for the asking.
   *
   * @throws UserException where an input or a model cannot be used
   */
  public List<String> plan() {
    settings.models().open().close();
    settings.boost().ifPresent(boost -> boost.booster().open().close());
    RunEstimate estimate = new RunEstimate(inputs, slices, settings.shards(), engine.name());
    List<String> lines =
        config instanceof CurateConfig curate
            ? estimate.ofCurating(curate)
            : estimate.ofBoosting(
                (BoostConfig) config, BoostForecasting.of(options, engine, slices, settings));
    List<String> planned = new ArrayList<>(lines);
    planned.addAll(engine.plan(pipeline(), needs()));
    return planned;
  }

  private RunNeeds needs() {
    return Needs.of(config, settings.models());
  }

  private Pipeline pipeline() {
    Pipeline pipeline = Pipeline.create(options);
    CurationPipeline.build(pipeline, slices, settings);
    return pipeline;
  }

  /**
   * Runs.
   *
   * @param notes told what is going on, for the progress display
   * @return the manifest, as it was written
   * @throws UserException where the run fails for a reason the user can mend
   */
  public CurationManifest execute(RunNotes notes) {
    return execute(notes, pipeline -> {});
  }

  /** As {@link #execute(RunNotes)}; a test may break the built pipeline before it runs. */
  CurationManifest execute(RunNotes notes, Consumer<Pipeline> beforeRun) {
    long start = System.nanoTime();
    try (OpenModels models = settings.models().open();
        Booster booster = booster()) {
      return execute(notes, beforeRun, start);
    }
  }

  /**
   * Opened before the workers open theirs: one that cannot be used fails before any work is done.
   */
  private Booster booster() {
    return settings.boost().map(boost -> boost.booster().open()).orElseGet(IdleBooster::new);
  }

  /** Whether this run waits for its job, and so is executed, or is launched and finished later. */
  public Engine.JobEnd end() {
    return engine.end(options);
  }

  /**
   * Has the job described, and the output folder prepared for it.
   *
   * @throws UserException where that fails
   */
  public void launch(RunNotes notes) {
    try (OpenModels models = settings.models().open();
        Booster booster = booster()) {
      prepare();
      try (UnfinishedOutput watch = UnfinishedOutput.watch(output, notes)) {
        notes.doing("describing the job");
        try {
          var unused = pipeline().run();
        } catch (RuntimeException e) {
          throw EngineFailure.explained(engine.explained(e));
        }
        watch.finish(() -> LaunchedWith.write(output, effectiveConfig));
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Checks and commits what a job has written that was launched before and has ended.
   *
   * @return the manifest, as it was written; it knows no time of any stage
   * @throws UserException where the job has not ended, or what it wrote is not complete; then it
   *     stays as it is
   */
  public CurationManifest finish(RunNotes notes) {
    long start = System.nanoTime();
    if (output.files(RunFacts.FILE).isEmpty()) {
      throw UserException.failed(
          "output.dir: %s: no job has written its results there that is not finished yet; wait until"
                  .formatted(output.location())
              + " the job has ended, and name the folder that it was given");
    }
    try {
      LaunchedWith.requireSame(output, effectiveConfig);
      Settlement settlement = settlement();
      CurationManifest manifest =
          settlement.settle(notes, InputHashes.startFor(inputs), Progress.noBusySeconds(), start);
      settlement.commit(manifest);
      return manifest;
    } catch (IOException | UncheckedIOException e) {
      throw UserException.failed(
          "output.dir: %s: cannot be read back or finished: %s. Check permissions, and run it again"
              .formatted(output.location(), IoReason.of(e)),
          e);
    }
  }

  private Settlement settlement() {
    return new Settlement(config, effectiveConfig, engine.name(), inputs, output, settings);
  }

  private void prepare() {
    engine.prepare(options, needs());
    boolean overwrite = config.output().ifExists() == OutputConfig.IfExists.OVERWRITE;
    output.prepare(overwrite ? OutputFolder.IfExists.OVERWRITE : OutputFolder.IfExists.REFUSE);
  }

  private CurationManifest execute(RunNotes notes, Consumer<Pipeline> beforeRun, long start) {
    prepare();
    try (UnfinishedOutput watch = UnfinishedOutput.watch(output, notes)) {
      CurationManifest manifest = runAndSettle(notes, beforeRun, start);
      watch.finish(() -> settlement().commit(manifest));
      return manifest;
    } catch (IOException e) {
      throw unusable(e);
    } catch (UncheckedIOException e) {
      throw unusable(e);
    }
  }

  private UserException unusable(Exception problem) {
    return UserException.failed(
        "output.dir: %s: cannot be written or read back: %s. Check free space and permissions; the"
                .formatted(output.location(), IoReason.of(problem))
            + " unfinished output is removed",
        problem);
  }

  private CurationManifest runAndSettle(RunNotes notes, Consumer<Pipeline> beforeRun, long start)
      throws IOException {
    InputHashes hashes = InputHashes.startFor(inputs);
    notes.doing("curating");
    Pipeline pipeline = pipeline();
    beforeRun.accept(pipeline);
    SortedMap<String, Double> busySeconds =
        Progress.busySeconds(runToTheEnd(pipeline, engine).metrics());
    return settlement().settle(notes, hashes, busySeconds, start);
  }

  /** Runs a pipeline and says what went wrong in the words of its engine. */
  static PipelineResult runToTheEnd(Pipeline pipeline, Engine engine) {
    PipelineResult result;
    PipelineResult.State state;
    try {
      result = pipeline.run();
      state = result.waitUntilFinish();
    } catch (RuntimeException e) {
      throw EngineFailure.explained(engine.explained(e));
    }
    if (state != PipelineResult.State.DONE) {
      throw UserException.failed(
          "the engine ended the run in state %s; run it again with --verbose to see why"
              .formatted(state));
    }
    return result;
  }

  /** For messages. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "curation of %d files into %s", inputs.files().size(), output.location());
  }
}
