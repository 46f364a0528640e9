// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.ledger.LedgerProfile;
import io.mdaq.pipeline.boost.BoostProfile;
import io.mdaq.pipeline.examples.RunExamples;
import io.mdaq.pipeline.manifest.BoostFacts;
import io.mdaq.pipeline.manifest.CurationManifest;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that the page is made of.
 *
 * @param manifest as it will be written
 * @param profile scores and clusters, as the ledger has them
 * @param boosted what was boosted, as {@code boosted/} has it
 * @param examples what the pipeline collected
 * @param rejected some rejected rows
 * @param warnShare above which share of near duplicates in a language there is a warning; empty
 *     where none were looked for
 */
public record ReportFacts(
    CurationManifest manifest,
    LedgerProfile profile,
    BoostProfile boosted,
    RunExamples examples,
    RejectedExamples rejected,
    OptionalDouble warnShare) {

  /** Whether nothing was selected, but everything kept. */
  boolean isOfBoosting() {
    return manifest.command().equals(CommandDefaults.BOOST.command());
  }

  /** How samples were boosted; empty where nobody did. */
  Optional<BoostFacts> boosting() {
    return Optional.ofNullable(manifest.boosting());
  }
}
