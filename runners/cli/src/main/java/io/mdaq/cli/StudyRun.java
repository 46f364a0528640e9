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
  private final StudyStages stages;
  private final StudyCommands commands;
  private final List<Prompt> prompts;
  private final List<FileHash> pool;

  /**
   * Checks all that can be checked before anything is done.
   *
   * @param effective the configuration with every key
   * @param runner runs a command line and returns its exit code
   * @param notes is told of each stage
   * @throws UserException for settings, files or prompts that cannot be used
   */
  StudyRun(
      StudyConfig config,
      Map<String, Object> effective,
      ToIntFunction<List<String>> runner,
      StudyNotes notes) {
    Path path = folder(config);
    StudySettings.check(config.stages());
    this.config = config;
    this.folder = new StudyFolder(path);
    this.commands = new StudyCommands(config, effective, path);
    this.stages = new StudyStages(folder, runner, notes);
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
      List<String> needs = new ArrayList<>(hashes(pool));
      commands.booster(curation).ifPresent(model -> needs.add(modelHash(model)));
      curated.add(stages.run(curation.id(), commands.curate(curation), needs));
    }
    StudyPlan plan =
        StudyPlan.of(
            config,
            curation -> LocalFiles.match(List.of(folder.of(curation.id()).toString())).files(),
            path -> LocalFiles.match(List.of(path)).files());
    String sets =
        new StudySets(config, folder, plan, pool, prompts, stages.notes())
            .write(String.join(" ", curated));
    String base = base(sets);
    for (StudyModel model : plan.models()) {
      OptionalLong steps = steps(model);
      stages.run(
          StudyCommands.model(model.name()), commands.fineTune(model, steps), List.of(sets, base));
    }
    for (StudyModel model : plan.models()) {
      String trained = stages.hash(StudyCommands.model(model.name()));
      stages.run(
          StudyCommands.responses(model.name()),
          commands.generate(model),
          List.of(trained, base, promptHash()));
    }
    List<String> judged = new ArrayList<>();
    for (StudyContest contest : plan.contests()) {
      judged.add(
          stages.run(
              StudyCommands.judgements(contest),
              commands.judge(contest),
              List.of(
                  stages.hash(StudyCommands.responses(contest.subject())),
                  stages.hash(StudyCommands.responses(contest.baseline())))));
    }
    Optional<SahReport> sizes = new StudySizes(config, folder, plan).write();
    // The sizes follow from the judgements and from this.
    List<String> reported = new ArrayList<>(judged);
    sizes.ifPresent(report -> reported.add("margin " + report.margin()));
    stages.run(StudyCommands.REPORT, commands.report(plan), reported);
    new StudyOverview(folder, plan, sizes).write();
    return folder.of(StudyCommands.REPORT);
  }

  /** The hash of the model that all start from. */
  private String base(String sets) {
    if (config.pretrainingSteps() > 0) {
      return stages.run(
          StudyCommands.BASE, commands.pretrain(), List.of(sets, modelHash(config.base())));
    }
    return modelHash(config.base());
  }

  /** The hash of a model's folder; other names stand for themselves. */
  private static String modelHash(String model) {
    Path given = Located.path(model);
    return Files.isDirectory(given) ? ModelHash.of(given) : model;
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
