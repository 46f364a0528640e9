// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.revisions;

import io.mdaq.core.config.OutputConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.scorer.LexicalScorer;
import io.mdaq.core.scorer.calibration.ScorerCalibration;
import io.mdaq.pipeline.files.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The local folder that a model is written to.
 *
 * @param path the folder
 */
public record ModelFolder(Path path) {

  private static final Set<String> OWN =
      Set.of("config.json", "model.safetensors", ScorerCalibration.FILE);

  /**
   * Checks, before any work is done, that the model can be written there.
   *
   * @throws UserException where something else is there, or a model that may not be replaced
   */
  public static ModelFolder prepare(OutputConfig output) {
    Path path = output.requireLocalDir();
    try {
      if (Files.exists(path)) {
        requireReplaceable(path, output.ifExists());
      }
      Files.createDirectories(path);
    } catch (IOException e) {
      throw UserException.usage(
          "output.dir: cannot write to %s: %s; choose a folder you may write to"
              .formatted(path, IoReason.of(e)));
    }
    return new ModelFolder(path);
  }

  /**
   * Writes the model, and its calibration where it was tested on anything.
   *
   * @param calibration on pairs that were held out
   */
  public void save(LexicalScorer scorer, ScorerCalibration calibration) {
    try {
      // That of the model which is replaced must not stand beside the new one.
      Files.deleteIfExists(path.resolve(ScorerCalibration.FILE));
      scorer.save(path);
      if (calibration.total().pairs() > 0) {
        calibration.write(path);
      }
    } catch (IOException e) {
      throw UserException.failed(
          "%s: the calibration cannot be written: %s. Check free space and permissions"
              .formatted(path, IoReason.of(e)),
          e);
    }
  }

  private static void requireReplaceable(Path path, OutputConfig.IfExists ifExists)
      throws IOException {
    if (!Files.isDirectory(path)) {
      throw UserException.usage("output.dir: %s is a file; name a folder".formatted(path));
    }
    List<String> names;
    try (Stream<Path> files = Files.list(path)) {
      names = files.map(file -> file.getFileName().toString()).sorted().toList();
    }
    if (!OWN.containsAll(names)) {
      throw UserException.usage(
          "output.dir: %s holds other files than a model (%s); choose another folder"
              .formatted(path, names.get(0)));
    }
    if (!names.isEmpty() && ifExists == OutputConfig.IfExists.REFUSE) {
      throw UserException.usage(
          "output.dir: %s holds a model already; choose another folder, or add --overwrite"
              .formatted(path));
    }
  }
}
