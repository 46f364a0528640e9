// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.problem.UserException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Does the stages of a study that are command lines.
 *
 * @param folder where they lie
 * @param runner runs a command line and returns its exit code
 * @param notes is told of each stage
 */
record StudyStages(StudyFolder folder, ToIntFunction<List<String>> runner, StudyNotes notes) {

  /**
   * Does a stage unless it is done.
   *
   * @param name its folder inside the study's
   * @param needs hashes of what it depends on besides the command line
   * @return the hash of what came out
   * @throws UserException where the command fails; it goes on there when it is started again
   */
  String run(String name, List<String> arguments, List<String> needs) {
    StudyStage stage = new StudyStage(name, arguments, needs);
    StudyFolder.State state = folder.state(stage);
    if (state == StudyFolder.State.DONE) {
      notes.wasDone(name);
      return hash(name);
    }
    boolean replaces = state == StudyFolder.State.OTHER || arguments.get(0).equals("curate");
    List<String> line = new ArrayList<>(arguments);
    if (replaces && Files.exists(folder.of(name))) {
      line.add("--overwrite");
    }
    notes.begins(name, StudyStage.typed(line));
    folder.begin(stage);
    int code = runner.applyAsInt(line);
    if (code != 0) {
      throw UserException.failed(
          "the study stopped at "
              + name
              + ", for the reason given above. Start it again to go on from there.");
    }
    folder.finish(stage);
    return hash(name);
  }

  /** The hash of what a finished stage wrote. */
  String hash(String name) {
    return StudySets.hash(folder.of(name).resolve("manifest.json"));
  }
}
