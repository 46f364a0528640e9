// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.checkpoint.FolderTree;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.StudyConfig;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.dataset.PromptOverlap;
import io.mdaq.eval.dataset.SetCounts;
import io.mdaq.eval.dataset.SetSource;
import io.mdaq.eval.dataset.TrainingSets;
import io.mdaq.eval.prompt.Prompt;
import io.mdaq.eval.study.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The stage that writes the training sets; no command of its own stands for it. */
record StudySets(
    StudyConfig config,
    StudyFolder folder,
    StudyPlan plan,
    List<FileHash> pool,
    List<Prompt> prompts,
    StudyNotes notes) {

  /**
   * What the folder of the sets says of itself.
   *
   * @param sets the rows of each set and language
   */
  record Manifest(List<SetCounts> sets) {}

  /**
   * Writes them, unless they are there.
   *
   * @param curated the hash of the curation
   * @return the hash of what came out
   */
  String write(String curated) {
    Path target = folder.of(StudyCommands.SETS);
    Path manifest = target.resolve("manifest.json");
    StudyStage stage = new StudyStage(StudyCommands.SETS, List.of(), needs(curated));
    if (folder.state(stage) == StudyFolder.State.DONE) {
      notes.wasDone(StudyCommands.SETS);
      return hash(manifest);
    }
    notes.begins(StudyCommands.SETS, String.join(", ", plan.sets().keySet()));
    folder.begin(stage);
    try {
      FolderTree.remove(target);
      Files.createDirectories(target);
      List<SetCounts> counts =
          TrainingSets.write(
              target,
              pool.stream().map(file -> Located.path(file.name())).toList(),
              plan.sets(),
              config.pool(),
              config.languages(),
              new PromptOverlap(prompts));
      WholeFile.write(manifest, stream -> JsonFile.write(stream, new Manifest(counts)));
    } catch (IOException e) {
      throw UserException.failed(
          target + ": cannot be written: " + e + ". Check the disk and the permissions.", e);
    }
    folder.finish(stage);
    return hash(manifest);
  }

  private List<String> needs(String curated) {
    List<String> needs = new ArrayList<>();
    pool.forEach(file -> needs.add(file.sha256()));
    needs.add(curated);
    needs.add(config.pool().reading().toString());
    needs.add(config.languages().toString());
    prompts.forEach(prompt -> needs.add(prompt.toString()));
    plan.sets().forEach((name, source) -> needs.add(name + " " + described(source)));
    return needs;
  }

  /** The files of a set by their content; the study's folder may have moved. */
  private static String described(SetSource source) {
    if (source instanceof SetSource.Files files) {
      return String.join(" ", files.files().stream().map(StudySets::hash).toList());
    }
    return source.toString();
  }

  /** The SHA-256 of a file. */
  static String hash(Path file) {
    try {
      return Sha256.hex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw UserException.failed(
          file + ": cannot be read: " + e + ". Check the file and its permissions.", e);
    }
  }
}
