// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.revisions;

import io.mdaq.core.config.RevisionsConfig;
import io.mdaq.core.format.ReadRejection;
import io.mdaq.core.format.RowReader;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.format.framing.FileSlices;
import io.mdaq.core.language.LanguageResolution;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.revisions.RevisionRows;
import io.mdaq.core.revisions.SourceRows;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.pipeline.files.InputFiles;
import io.mdaq.pipeline.files.InputFiles.InputFile;
import io.mdaq.pipeline.files.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * The pairs of some revision files.
 *
 * @param pairs in the order of the files
 * @param rows elements read
 * @param rejected rows, or sides of rows, that could not be used; their pairs are left out
 */
public record RevisionFiles(List<RevisionPair> pairs, long rows, List<String> rejected) {

  public RevisionFiles {
    pairs = List.copyOf(pairs);
    rejected = List.copyOf(rejected);
  }

  /**
   * Reads all files.
   *
   * @throws UserException where a file cannot be read, too many rows are unusable, or there is no
   *     pair at all
   */
  public static RevisionFiles read(RevisionsConfig config) {
    FileSystems.registerFileSystemsOnce(PipelineOptionsFactory.create());
    InputFiles inputs = InputFiles.match(config.rows().requireGlobs());
    LanguageResolution languages =
        new LanguageResolution(config.languages().set(), config.languages().fallback());
    RevisionRows pairing = new RevisionRows(config.sourceRows().map(RevisionFiles::sources));
    RowReader reader = new RowReader(config.rows().reading(), languages::resolve);
    long rows = 0;
    for (InputFile file : inputs.files()) {
      try {
        var source = InputFiles.source(file.name());
        FileSlice whole = FileSlices.whole(file.name(), file.bytes(), source);
        rows += reader.read(whole, source, pairing).rows();
      } catch (IOException e) {
        throw UserException.failed(
            "%s: cannot be read: %s".formatted(file.name(), IoReason.of(e)), e);
      }
    }
    return checked(
        new RevisionFiles(
            pairing.rows().stream().map(RevisionRows.Row::pair).toList(),
            rows,
            pairing.rejections().stream().map(RevisionFiles::described).toList()),
        config);
  }

  private static RevisionFiles checked(RevisionFiles files, RevisionsConfig config) {
    String examples =
        String.join(System.lineSeparator() + "  ", files.rejected.stream().limit(5).toList());
    if (files.pairs.isEmpty()) {
      throw UserException.failed(
          "the input holds no revision pair in %d rows; a row needs Raw and Revised Instruction,"
                  .formatted(files.rows)
              + " Input and Response%n  %s".formatted(examples));
    }
    if (files.rejected.size() > config.rows().maxInvalidFraction() * 2 * files.rows) {
      throw UserException.failed(
          "%d of %d sides are invalid, more than input.max_invalid_fraction allows; the first:%n  %s"
              .formatted(files.rejected.size(), 2 * files.rows, examples));
    }
    return files;
  }

  private static SourceRows sources(String location) {
    try (InputStream stream = InputFiles.source(location).openAt(0)) {
      return SourceRows.read(location, stream);
    } catch (IOException e) {
      throw UserException.usage(
          "input.source_rows: %s cannot be read: %s".formatted(location, IoReason.of(e)));
    }
  }

  private static String described(ReadRejection rejection) {
    return rejection.origin().describe()
        + ": "
        + rejection.reason().ledgerName()
        + ", "
        + rejection.detail();
  }
}
