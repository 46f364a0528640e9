// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.ledger.LedgerSummary;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.boost.BoostSummary;
import io.mdaq.pipeline.boost.BoostedLine;
import io.mdaq.pipeline.files.OutputFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Reads {@code boosted/} back and holds it against the ledger. */
final class BoostAudit {

  private BoostAudit() {}

  /**
   * What {@code boosted/} says.
   *
   * @throws UserException where the ledger has another number of replaced samples
   */
  static BoostSummary of(OutputFolder output, LedgerSummary ledger) {
    BoostSummary summary =
        output.files(OutputFolder.BOOSTED + "/*").parallelStream()
            .map(Metadata::resourceId)
            .map(BoostAudit::summary)
            .reduce(BoostSummary.NONE, BoostSummary::plus);
    long replaced = summary.total().replaced();
    if (replaced != ledger.replaced().outcomes()) {
      throw UserException.failed(
          "the output does not add up: boosted/ has %d replaced samples, but the ledger %d. This is a"
                  .formatted(replaced, ledger.replaced().outcomes())
              + " defect of mdaq or of the engine, and the output was removed; please report it with"
              + " the command line and the input");
    }
    return summary;
  }

  private static BoostSummary summary(ResourceId file) {
    BoostSummary sum = BoostSummary.NONE;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(OutputFolder.open(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        sum = sum.plus(BoostSummary.of(JsonFile.readLine(line, BoostedLine.class)));
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read back " + file, e);
    }
  }
}
