// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.DemoConfig;
import io.mdaq.core.config.StudyConfig;
import io.mdaq.core.input.LocalFiles;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sampledata.SampleData;
import io.mdaq.core.sampledata.SampleFile;
import io.mdaq.eval.study.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Writes the sample data out, trains a booster on their revisions and carries out a study with it.
 */
final class DemoRun {

  private static final String DATA = "data";
  private static final String BOOSTER = "booster";

  /** What {@link SampleData#copyTo} writes first: a folder that has it is one of ours. */
  private static final String MARK = "LICENSE.txt";

  private final DemoConfig config;
  private final ConfigTree tree;
  private final StudyConfig study;
  private final ToIntFunction<List<String>> runner;
  private final StudyNotes notes;

  /**
   * Checks all settings before anything is done.
   *
   * @param runner runs a command line and returns its exit code
   * @param notes is told of each stage
   * @throws UserException for settings or a folder that cannot be used
   */
  DemoRun(DemoConfig config, ToIntFunction<List<String>> runner, StudyNotes notes) {
    this.config = config;
    this.runner = runner;
    this.notes = notes;
    StudySettings.checkBooster(config.trainBooster());
    tree = config.study(files(SampleFile.POOL, SampleFile.REVISIONS), folder(BOOSTER));
    study = StudyConfig.from(tree);
    StudySettings.check(study.stages());
    requireOwnFolder();
  }

  /** The study's models and comparisons. */
  StudyPlan plan() {
    return StudyPlan.of(study, curation -> List.of(), path -> List.of());
  }

  /** How many stages there are: booster, curation, training sets, report, and those of the plan. */
  int stages() {
    StudyPlan plan = plan();
    int base = study.pretrainingSteps() > 0 ? 1 : 0;
    return 4 + base + 2 * plan.models().size() + plan.contests().size();
  }

  /**
   * Does what is missing.
   *
   * @return the page that leads to all that was written
   * @throws UserException where a stage fails; the demo goes on there when it is started again
   */
  DemoIndex execute() {
    SampleData.copyTo(folder(DATA));
    List<String> revisions = files(SampleFile.REVISIONS);
    new StudyStages(new StudyFolder(config.folder()), runner, notes)
        .run(BOOSTER, trainBooster(revisions), hashes(revisions));
    new StudyRun(study, tree.asMap(), runner, notes).execute();
    DemoIndex index = DemoIndex.read(config.folder(), plan());
    index.write();
    return index;
  }

  private List<String> trainBooster(List<String> revisions) {
    List<String> line = new ArrayList<>(List.of("train-booster", "--base", "nano"));
    revisions.forEach(glob -> line.addAll(List.of("--input", glob)));
    line.addAll(List.of("--output", folder(BOOSTER).toString()));
    config.trainBooster().forEach(assignment -> line.addAll(List.of("--set", assignment)));
    return line;
  }

  private Path folder(String name) {
    return config.folder().resolve(name);
  }

  /** The sample data of the languages of the study: one glob where it has all of them. */
  private List<String> files(SampleFile... files) {
    List<String> languages = StudyConfig.from(config.study()).languages().set().codes();
    List<String> known = SampleData.languages();
    for (String language : languages) {
      if (!known.contains(language)) {
        throw UserException.usage(
            "languages.set: there is no sample data in %s; there is in %s"
                .formatted(language, String.join(", ", known)));
      }
    }
    List<String> folders = languages.containsAll(known) ? List.of("*") : languages;
    return Stream.of(files)
        .flatMap(
            file ->
                folders.stream()
                    .map(name -> folder(DATA).resolve(name).resolve(file.fileName()).toString()))
        .toList();
  }

  private static List<String> hashes(List<String> globs) {
    return LocalFiles.match(globs).hashes().stream().map(FileHash::sha256).toList();
  }

  private void requireOwnFolder() {
    Path folder = config.folder();
    if (Files.exists(folder(DATA).resolve(MARK)) || !Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isEmpty()) {
        return;
      }
    } catch (IOException e) {
      throw UserException.failed(
          folder + ": cannot be read: " + e + ". Name another folder with --output.", e);
    }
    throw UserException.usage(
        "output.dir: "
            + folder
            + " is not empty, and no demo wrote it. Name another folder with"
            + " --output.");
  }
}
