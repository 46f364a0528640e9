// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster.training;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.RevisionsConfig;
import io.mdaq.core.format.ReadRejection;
import io.mdaq.core.format.RowReader;
import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.FileSlices;
import io.mdaq.core.input.LocalFiles;
import io.mdaq.core.language.LanguageResolution;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.revisions.RevisionRows;
import io.mdaq.core.revisions.SourceRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads local files of revisions. */
final class LocalRevisions {

  private static final int SHOWN = 5;

  private LocalRevisions() {}

  /**
   * Reads all files.
   *
   * @throws UserException where a file cannot be read, too many rows are unusable, or there is no
   *     pair
   */
  static RevisionRows read(RevisionsConfig config, LocalFiles files) {
    RevisionRows rows = new RevisionRows(config.sourceRows().map(LocalRevisions::sources));
    LanguageResolution languages =
        new LanguageResolution(config.languages().set(), config.languages().fallback());
    RowReader reader = new RowReader(config.rows().reading(), languages::resolve);
    for (Path file : files.files()) {
      try {
        ByteSource source = ByteSource.of(file);
        reader.read(FileSlices.whole(file.toString(), Files.size(file), source), source, rows);
      } catch (IOException e) {
        throw UserException.failed(
            file + ": cannot be read: " + e + ". Check the file and its permissions.", e);
      }
    }
    requireMostlyValid(rows, config.rows().maxInvalidFraction());
    return rows;
  }

  private static SourceRows sources(String location) {
    try (InputStream stream = Files.newInputStream(Located.path(location))) {
      return SourceRows.read(location, stream);
    } catch (IOException e) {
      throw UserException.usage(
          "input.source_rows: " + location + " cannot be read: " + e + ". Check the path.");
    }
  }

  private static void requireMostlyValid(RevisionRows rows, double maxInvalidFraction) {
    List<ReadRejection> rejections = rows.rejections();
    String examples =
        rejections.stream()
            .limit(SHOWN)
            .map(
                rejection ->
                    System.lineSeparator()
                        + "  "
                        + rejection.origin().describe()
                        + ": "
                        + rejection.reason().ledgerName()
                        + ", "
                        + rejection.detail())
            .collect(Collectors.joining());
    if (rows.rows().isEmpty()) {
      throw UserException.failed(
          "the input holds no revision pair; a row needs Raw and Revised Instruction, Input and"
              + " Response."
              + examples);
    }
    long sides = 2L * rows.rows().size() + rejections.size();
    if (rejections.size() > maxInvalidFraction * sides) {
      throw UserException.failed(
          "%,d of %,d sides of rows are unusable, more than input.max_invalid_fraction (%s) allows;"
                  .formatted(rejections.size(), sides, maxInvalidFraction)
              + " the first:"
              + examples);
    }
  }
}
