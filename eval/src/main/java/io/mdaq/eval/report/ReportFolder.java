// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.config.OutputConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The local folder of a report. It counts as finished once it holds its manifest.
 *
 * @param path the folder
 */
record ReportFolder(Path path) {

  static final String MARKDOWN = "report.md";
  static final String CSV = "report.csv";
  static final String JSON = "report.json";
  static final String HTML = "report.html";

  /** The mark of a finished folder. */
  static final String MANIFEST = "manifest.json";

  private static final Set<String> OWN = Set.of(MARKDOWN, CSV, JSON, HTML, MANIFEST);

  /**
   * Checks, before any work is done, that a report can be written there.
   *
   * @throws UserException where something else is there, or a report that may not be replaced
   */
  static ReportFolder of(OutputConfig output) {
    Path path = output.requireLocalDir();
    String shown = Excerpt.escape(path.toString());
    try {
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw UserException.usage(
            "output.dir: %s is no local folder; name one, which need not exist yet"
                .formatted(shown));
      }
      List<String> present = Files.isDirectory(path) ? names(path) : List.of();
      if (!OWN.containsAll(present)) {
        throw UserException.usage(
            "output.dir: %s holds other files than a report (%s); choose another folder"
                .formatted(shown, Excerpt.escape(foreign(present))));
      }
      if (!present.isEmpty() && output.ifExists() == OutputConfig.IfExists.REFUSE) {
        throw UserException.usage(
            "output.dir: %s holds a report already; choose another folder, or add --overwrite"
                .formatted(shown));
      }
      return new ReportFolder(path);
    } catch (IOException e) {
      throw UserException.usage(
          "output.dir: %s cannot be used: %s; choose a folder you may write to"
              .formatted(shown, e));
    }
  }

  /** Makes the folder; a report that is there no longer counts as finished. */
  void begin() {
    try {
      Files.createDirectories(path);
      Files.deleteIfExists(path.resolve(MANIFEST));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Writes one of the files. */
  void write(String name, WholeFile.Content content) {
    try {
      WholeFile.write(path.resolve(name), content);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UserException unwritable(IOException e) {
    return UserException.failed(
        "output.dir: cannot write to %s: %s. Check its permissions and the free space."
            .formatted(Excerpt.escape(path.toString()), e),
        e);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String foreign(List<String> present) {
    return present.stream().filter(name -> !OWN.contains(name)).findFirst().orElse("");
  }
}
