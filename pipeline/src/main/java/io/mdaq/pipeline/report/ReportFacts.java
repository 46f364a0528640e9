// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.ledger.LedgerProfile;
import io.mdaq.pipeline.examples.RunExamples;
import io.mdaq.pipeline.manifest.CurationManifest;
import java.util.OptionalDouble;

/**
 * All that the page is made of.
 *
 * @param manifest as it will be written
 * @param profile scores and clusters, as the ledger has them
 * @param examples what the pipeline collected
 * @param rejected some rejected rows
 * @param warnShare above which share of near duplicates in a language there is a warning; empty
 *     where none were looked for
 */
public record ReportFacts(
    CurationManifest manifest,
    LedgerProfile profile,
    RunExamples examples,
    RejectedExamples rejected,
    OptionalDouble warnShare) {}
