// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.cloud.CloudPath;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.PromptsConfig;
import io.mdaq.core.config.StudyConfig;
import io.mdaq.core.input.LocalFiles;
import io.mdaq.core.json.JsonObject;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.model.ModelHash;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.prompt.Prompt;
import io.mdaq.eval.prompt.PromptSets;
import io.mdaq.eval.sah.SahReport;
import io.mdaq.eval.study.StudyContest;
import io.mdaq.eval.study.StudyCuration;
import io.mdaq.eval.study.StudyModel;
import io.mdaq.eval.study.StudyPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Carries out a study, stage by stage: curate, training sets, pre-training, a model for each set,
 * its responses, the judgements, the report. A stage that is done and whose inputs are the same is
 * passed over; an interrupted one goes on.
 */
final class StudyRun {

  private static final long LARGEST_MANIFEST = 1 << 26;

  private final StudyConfig config;
  private final StudyFolder folder;
  private final StudyCommands commands;
  private final ToIntFunction<List<String>> runner;
  private final Consumer<String> log;
  private final List<Prompt> prompts;
  private final List<FileHash> pool;

  /**
   * Checks all that can be checked before anything is done.
   *
   * @param effective the configuration with every key
   * @param runner runs a command line and returns its exit code
   * @param log takes a line for each stage
   * @throws UserException for settings, files or prompts that cannot be used
   */
  StudyRun(
      StudyConfig config,
      Map<String, Object> effective,
      ToIntFunction<List<String>> runner,
      Consumer<String> log) {
    Path path = folder(config);
    StudySettings.check(config.stages());
    this.config = config;
    this.folder = new StudyFolder(path);
    this.commands = new StudyCommands(config, effective, path);
    this.runner = runner;
    this.log = log;
    this.pool = LocalFiles.match(config.pool().requireGlobs()).hashes();
    this.prompts =
        PromptSets.read(prompts(config)).stream().flatMap(set -> set.prompts().stream()).toList();
  }

  /** What would be done, a line each, as far as it does not depend on results. */
  List<String> plan() {
    StudyPlan plan =
        StudyPlan.of(
            config, curation -> List.of(), path -> LocalFiles.match(List.of(path)).files());
    List<String> lines = new ArrayList<>();
    lines.add("Pool: %,d files. Prompts: %,d.".formatted(pool.size(), prompts.size()));
    lines.add("Training sets: " + String.join(", ", plan.sets().keySet()) + ".");
    StudyCuration.of(config).forEach(c -> lines.add(StudyStage.typed(commands.curate(c))));
    if (config.pretrainingSteps() > 0) {
      lines.add(StudyStage.typed(commands.pretrain()));
    }
    for (StudyModel model : plan.models()) {
      lines.add(StudyStage.typed(commands.fineTune(model, OptionalLong.empty())));
      lines.add(StudyStage.typed(commands.generate(model)));
    }
    plan.contests().forEach(c -> lines.add(StudyStage.typed(commands.judge(c))));
    lines.add(StudyStage.typed(commands.report(plan)));
    return lines;
  }

  /**
   * Does what is missing.
   *
   * @return the folder of the report
   * @throws UserException where a stage fails; the study goes on there when it is started again
   */
  Path execute() {
    List<String> curated = new ArrayList<>();
    for (StudyCuration curation : StudyCuration.of(config)) {
      curated.add(run(curation.id(), commands.curate(curation), hashes(pool)));
    }
    StudyPlan plan =
        StudyPlan.of(
            config,
            curation -> LocalFiles.match(List.of(folder.of(curation.id()).toString())).files(),
            path -> LocalFiles.match(List.of(path)).files());
    String sets =
        new StudySets(config, folder, plan, pool, prompts, log).write(String.join(" ", curated));
    String base = base(sets);
    for (StudyModel model : plan.models()) {
      OptionalLong steps = steps(model);
      run(StudyCommands.model(model.name()), commands.fineTune(model, steps), List.of(sets, base));
    }
    for (StudyModel model : plan.models()) {
      String trained = manifestHash(StudyCommands.model(model.name()));
      run(
          StudyCommands.responses(model.name()),
          commands.generate(model),
          List.of(trained, base, promptHash()));
    }
    List<String> judged = new ArrayList<>();
    for (StudyContest contest : plan.contests()) {
      judged.add(
          run(
              StudyCommands.judgements(contest),
              commands.judge(contest),
              List.of(
                  manifestHash(StudyCommands.responses(contest.subject())),
                  manifestHash(StudyCommands.responses(contest.baseline())))));
    }
    Optional<SahReport> sizes = new StudySizes(config, folder, plan).write();
    // The sizes follow from the judgements and from this.
    List<String> reported = new ArrayList<>(judged);
    sizes.ifPresent(report -> reported.add("margin " + report.margin()));
    run(StudyCommands.REPORT, commands.report(plan), reported);
    new StudyOverview(folder, plan, sizes).write();
    return folder.of(StudyCommands.REPORT);
  }

  /** The hash of the model that all start from. */
  private String base(String sets) {
    if (config.pretrainingSteps() > 0) {
      return run(StudyCommands.BASE, commands.pretrain(), List.of(sets, givenBase()));
    }
    return givenBase();
  }

  private String givenBase() {
    Path given = Located.path(config.base());
    return Files.isDirectory(given) ? ModelHash.of(given) : config.base();
  }

  private OptionalLong steps(StudyModel model) {
    return model
        .stepsOf()
        .map(
            other ->
                OptionalLong.of(
                    JsonObject.read(
                            folder.of(StudyCommands.model(other)).resolve("manifest.json"),
                            LARGEST_MANIFEST)
                        .requireObject("training")
                        .requireInteger("steps")))
        .orElse(OptionalLong.empty());
  }

  /**
   * Does a stage unless it is done.
   *
   * @return the hash of what came out
   */
  private String run(String name, List<String> arguments, List<String> needs) {
    StudyStage stage = new StudyStage(name, arguments, needs);
    StudyFolder.State state = folder.state(stage);
    if (state == StudyFolder.State.DONE) {
      log.accept(name + ": done before");
      return manifestHash(name);
    }
    boolean replaces = state == StudyFolder.State.OTHER || arguments.get(0).equals("curate");
    List<String> line = new ArrayList<>(arguments);
    if (replaces && Files.exists(folder.of(name))) {
      line.add("--overwrite");
    }
    log.accept(name + ": " + StudyStage.typed(line));
    folder.begin(stage);
    int code = runner.applyAsInt(line);
    if (code != 0) {
      throw UserException.failed(
          "the study stopped at "
              + name
              + ", for the reason given above. Start it again to go on from there.");
    }
    folder.finish(stage);
    return manifestHash(name);
  }

  private String manifestHash(String stage) {
    return StudySets.hash(folder.of(stage).resolve("manifest.json"));
  }

  private String promptHash() {
    return Sha256.hex(prompts.toString());
  }

  private static List<String> hashes(List<FileHash> files) {
    return files.stream().map(FileHash::sha256).toList();
  }

  /** All of them, whatever the limit: a study with more prompts then has the same sets. */
  private static PromptsConfig prompts(StudyConfig config) {
    return new PromptsConfig(
        config.requirePrompts(),
        config.languages().set(),
        OptionalInt.empty(),
        config.pool().maxInvalidFraction());
  }

  private static Path folder(StudyConfig config) {
    String path = config.requireOutput();
    if (path.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0)) {
      throw UserException.usage(
          "output.dir: " + path + " has one of the characters *?[{ in it. Choose another folder.");
    }
    if (CloudPath.hasScheme(path)) {
      throw UserException.usage(
          "output.dir: "
              + path
              + ": a study goes on over many stages and keeps them on this machine. Choose a local"
              + " folder, and copy the report when it is done.");
    }
    return Path.of(path);
  }
}
