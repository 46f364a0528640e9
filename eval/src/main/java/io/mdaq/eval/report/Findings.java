// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import com.fasterxml.jackson.core.JacksonException;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.FindingsConfig;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.human.agreement.HumanReport;
import io.mdaq.eval.imports.Recording;
import io.mdaq.eval.sah.SahReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What other commands found. It is shown and not worked out again.
 *
 * @param files what was read
 * @param human what people said
 * @param sah what the sizes of studies say
 */
record Findings(List<Path> files, List<HumanReport> human, List<SahReport> sah) {

  /**
   * Reads all of it.
   *
   * @throws UserException where a file is not what it should be
   */
  static Findings read(FindingsConfig config) {
    return new Findings(
        Stream.concat(config.human().stream(), config.sah().stream()).map(Path::of).toList(),
        config.human().stream()
            .map(file -> read("findings.human", file, HumanReport.class, "human-eval agreement"))
            .toList(),
        config.sah().stream()
            .map(file -> read("findings.sah", file, SahReport.class, "study"))
            .toList());
  }

  private static <T> T read(String key, String file, Class<T> type, String command) {
    Path path = path(key, file);
    if (!Files.isRegularFile(path)) {
      throw UserException.failed(
          "%s: %s is no file. Name one that \"mdaq %s\" wrote."
              .formatted(key, Excerpt.of(file), command));
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return JsonFile.read(stream, type);
    } catch (JacksonException e) {
      throw UserException.failed(
          "%s: %s is not what \"mdaq %s\" of this version writes (%s). Name its file, written anew."
              .formatted(
                  key,
                  Excerpt.of(file),
                  command,
                  Excerpt.of(String.valueOf(e.getOriginalMessage()))),
          e);
    } catch (IOException e) {
      throw Recording.unreadable(path, e);
    }
  }

  private static Path path(String key, String file) {
    try {
      return Located.path(file);
    } catch (InvalidPathException e) {
      throw UserException.usage(
          "%s: %s is no path: %s.".formatted(key, Excerpt.of(file), e.getReason()));
    }
  }
}
