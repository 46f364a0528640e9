// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.ledger.LedgerSummary;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.boost.BoostProfile;
import io.mdaq.pipeline.boost.BoostSummary;
import io.mdaq.pipeline.boost.BoostTally;
import io.mdaq.pipeline.boost.BoostedLine;
import io.mdaq.pipeline.files.OutputFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Reads back what boosting wrote and holds it against the ledger. */
final class BoostAudit {

  private BoostAudit() {}

  /**
   * What boosting came to.
   *
   * @param summary of {@code boosted/}
   * @param profile of the same
   * @param account what was asked and paid
   */
  record Audited(BoostSummary summary, BoostProfile profile, AnswerAccount account) {}

  /**
   * What {@code boosted/} says.
   *
   * @throws UserException where the ledger has another number of replaced samples
   */
  static Audited of(OutputFolder output, LedgerSummary ledger) {
    BoostTally tally =
        output.files(OutputFolder.BOOSTED + "/*").parallelStream()
            .map(BoostAudit::tally)
            .collect(BoostTally::new, BoostTally::addAll, BoostTally::addAll);
    BoostSummary summary = tally.summary();
    long replaced = summary.total().replaced();
    if (replaced != ledger.replaced().outcomes()) {
      throw UserException.failed(
          "the output does not add up: boosted/ has %d replaced samples, but the ledger %d. This is a"
                  .formatted(replaced, ledger.replaced().outcomes())
              + " defect of mdaq or of the engine, and the output was removed; please report it"
              + " with the command line and the input");
    }
    return new Audited(summary, tally.profile(), account(output));
  }

  private static BoostTally tally(ResourceId file) {
    BoostTally tally = new BoostTally();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(OutputFolder.open(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        tally.add(JsonFile.readLine(line, BoostedLine.class));
      }
      return tally;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read back " + file, e);
    }
  }

  /** Of each shard, what the attempt took that came to its end. */
  private static AnswerAccount account(OutputFolder output) {
    AnswerAccount sum = AnswerAccount.NONE;
    for (ResourceId file :
        output.files(OutputFolder.RUN_FACTS + "/" + OutputFolder.ACCOUNT + "-*.json")) {
      try (InputStream stream = OutputFolder.open(file)) {
        sum = sum.plus(JsonFile.read(stream, AnswerAccount.class));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read back " + file, e);
      }
    }
    return sum;
  }
}
