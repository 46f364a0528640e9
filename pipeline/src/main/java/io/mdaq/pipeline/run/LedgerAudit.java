// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LedgerCounter;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.ledger.LedgerProfile;
import io.mdaq.core.ledger.LedgerReader;
import io.mdaq.core.ledger.LedgerSummary;
import io.mdaq.core.ledger.RowTally;
import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.files.OutputFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Reads the written output back and proves that every row ended exactly once. A run whose output
 * does not add up has failed, whatever the engine said.
 */
final class LedgerAudit {

  private static final int BUFFER_BYTES = 1 << 16;

  private LedgerAudit() {}

  /**
   * What the ledger says, counted and to be drawn.
   *
   * @param summary the counts
   * @param profile scores and clusters
   */
  record Audited(LedgerSummary summary, LedgerProfile profile) {

    Audited plus(Audited other) {
      return new Audited(summary.plus(other.summary), profile.plus(other.profile));
    }
  }

  /**
   * What the ledger says.
   *
   * @param selected rows in the selected files, as {@link WrittenRows} counts them
   * @param read the tally that the readers took
   * @throws UserException where ledger, readers and selected files do not agree
   */
  static Audited of(OutputFolder output, RowTally read, SortedMap<String, Long> selected) {
    Audited audited =
        resources(output, OutputFolder.LEDGER).parallelStream()
            .map(LedgerAudit::count)
            .reduce(new Audited(new LedgerCounter().summary(), new LedgerProfile()), Audited::plus);
    LedgerSummary summary = audited.summary();
    if (summary.tally().outcomes() != read.outcomes()) {
      throw lost(
          "the ledger has %d entries, but %d samples and rejected rows were read"
              .formatted(summary.tally().outcomes(), read.outcomes()));
    }
    if (!summary.tally().equals(read)) {
      throw lost(
          "the ledger has as many entries as were read (%d), but not the same: some row is missing"
                  .formatted(read.outcomes())
              + " and another one is there twice");
    }
    if (!summary.boosted().equals(summary.replaced())) {
      throw lost(
          "the ledger has %d replaced samples and %d boosted ones, or not those that replaced them"
              .formatted(summary.replaced().outcomes(), summary.boosted().outcomes()));
    }
    requireRows(
        OutputFolder.SELECTED,
        selected,
        summary.count(Decision.SELECTED) + summary.boosted(Decision.SELECTED));
    requireRows(
        OutputFolder.REJECTED,
        WrittenRows.of(output, OutputFolder.REJECTED),
        summary.count(Decision.REJECTED));
    return audited;
  }

  private static void requireRows(String folder, SortedMap<String, Long> written, long expected) {
    long rows = written.values().stream().mapToLong(Long::longValue).sum();
    if (rows != expected) {
      throw lost("%s/ has %d rows, but the ledger says %d".formatted(folder, rows, expected));
    }
  }

  private static UserException lost(String what) {
    return UserException.failed(
        "the output does not add up: "
            + what
            + ". This is a defect of mdaq or of the engine, and the output was removed; please"
            + " report it with the command line and the input");
  }

  private static List<ResourceId> resources(OutputFolder output, String folder) {
    return output.files(folder + "/*");
  }

  private static Audited count(ResourceId file) {
    LedgerCounter counter = new LedgerCounter();
    LedgerProfile profile = new LedgerProfile();
    try (LedgerReader reader =
        new LedgerReader(new GZIPInputStream(OutputFolder.open(file), BUFFER_BYTES))) {
      for (Optional<LedgerEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
        counter.add(entry.get());
        profile.add(entry.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read back " + file, e);
    }
    return new Audited(counter.summary(), profile);
  }
}
