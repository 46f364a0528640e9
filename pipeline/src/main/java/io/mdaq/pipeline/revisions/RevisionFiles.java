// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.revisions;

import io.mdaq.core.config.RevisionsConfig;
import io.mdaq.core.format.ReadRejection;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.format.RowConsumer;
import io.mdaq.core.format.RowReader;
import io.mdaq.core.format.framing.ContainerDetector;
import io.mdaq.core.format.framing.Extent;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.language.LanguageResolution;
import io.mdaq.core.ledger.RowPlace;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.Side;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.pipeline.files.InputFiles;
import io.mdaq.pipeline.files.InputFiles.InputFile;
import io.mdaq.pipeline.files.IoReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    InputFiles inputs = InputFiles.match(config.rows().requireGlobs());
    LanguageResolution languages =
        new LanguageResolution(config.languages().set(), config.languages().fallback());
    Optional<SourceRows> sources = config.sourceRows().map(SourceRows::read);
    Pairing pairing = new Pairing(sources);
    RowReader reader = new RowReader(config.rows().reading(), languages::resolve);
    long rows = 0;
    for (InputFile file : inputs.files()) {
      try {
        var source = InputFiles.source(file.name());
        FileSlice whole =
            new FileSlice(
                file.name(),
                0,
                file.bytes(),
                ContainerDetector.detect(file.name(), source),
                Extent.WHOLE);
        rows += reader.read(whole, source, pairing).rows();
      } catch (IOException e) {
        throw UserException.failed(
            "%s: cannot be read: %s".formatted(file.name(), IoReason.of(e)), e);
      }
    }
    return checked(new RevisionFiles(pairing.pairs, rows, pairing.rejected), config);
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

  /** Puts the two sides of a row together; they come one after the other. */
  private static final class Pairing implements RowConsumer {

    private final Optional<SourceRows> sources;
    private final List<RevisionPair> pairs = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();
    private @Nullable ReadSample raw;

    Pairing(Optional<SourceRows> sources) {
      this.sources = sources;
    }

    @Override
    public void sample(ReadSample sample) {
      if (sample.origin().side() == Side.RAW) {
        raw = sample;
      } else if (raw != null && sameRow(raw.origin(), sample.origin())) {
        pairs.add(
            new RevisionPair(group(sample.origin()), sample.language(), raw.text(), sample.text()));
        raw = null;
      }
    }

    @Override
    public void rejected(ReadRejection rejection) {
      rejected.add(
          rejection.origin().describe()
              + ": "
              + rejection.reason().ledgerName()
              + ", "
              + rejection.detail());
    }

    private String group(RowOrigin origin) {
      long row = RowPlace.number(origin.position());
      return sources
          .map(known -> known.of(origin.file(), row))
          .orElseGet(() -> origin.file() + ":" + row);
    }

    private static boolean sameRow(RowOrigin left, RowOrigin right) {
      return left.file().equals(right.file()) && left.position().equals(right.position());
    }
  }
}
