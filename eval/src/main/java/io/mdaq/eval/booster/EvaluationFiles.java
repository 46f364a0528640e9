// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.config.OutputConfig;
import io.mdaq.core.config.OutputConfig.IfExists;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The files in which a booster's figures are written. */
public final class EvaluationFiles {

  /** Every reply. */
  static final String REPLIES = "evaluated.jsonl.gz";

  private static final String FIGURES = "evaluation.json";
  private static final String PAGE = "evaluation.md";

  private EvaluationFiles() {}

  /**
   * Checks that a folder can take the files of a test alone.
   *
   * @throws UserException where something else is there, or a test that may not be replaced
   */
  public static Path prepare(OutputConfig output) {
    Path folder = output.requireLocalDir();
    if (!Files.exists(folder)) {
      return folder;
    }
    if (!Files.isDirectory(folder)) {
      throw UserException.usage("output.dir: " + folder + " is a file; name a folder.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
      for (String name : names) {
        if (!List.of(REPLIES, FIGURES, PAGE).contains(name)) {
          throw UserException.usage(
              "output.dir: %s holds other files than a test (%s); choose another folder."
                  .formatted(folder, name));
        }
      }
      if (!names.isEmpty() && output.ifExists() == IfExists.REFUSE) {
        throw UserException.usage(
            "output.dir: %s holds a test already; choose another folder, or add --overwrite."
                .formatted(folder));
      }
      return folder;
    } catch (IOException e) {
      throw UserException.failed(
          folder + ": cannot be listed: " + e + ". Check its permissions.", e);
    }
  }

  /** Writes all of them into a folder, which is made where it is not there. */
  static void write(Path folder, BoosterEvaluation evaluation, List<TestedPair> tested) {
    try {
      Files.createDirectories(folder);
      WholeFile.write(
          folder.resolve(REPLIES),
          stream -> {
            GZIPOutputStream lines = new GZIPOutputStream(stream);
            for (TestedPair pair : tested) {
              lines.write(JsonFile.line(TestedLine.of(pair)));
              lines.write('\n');
            }
            lines.finish();
          });
      WholeFile.write(
          folder.resolve(PAGE),
          stream -> stream.write(EvaluationMarkdown.of(evaluation).getBytes(UTF_8)));
      WholeFile.write(folder.resolve(FIGURES), stream -> JsonFile.write(stream, evaluation));
    } catch (IOException e) {
      throw UserException.failed(
          folder + ": cannot be written: " + e + ". Check the disk and the permissions.", e);
    }
  }
}
