// SPDX-License-Identifier: Apache-2.0
/**
 * The reports of a curation run: {@code report.md} for terminals and reviews, {@code report.html}
 * with drawings and examples. They are made after the run from the manifest, the ledger and what
 * the pipeline collected, so that no number in them is counted twice.
 */
@NullMarked
package io.mdaq.pipeline.report;

import org.jspecify.annotations.NullMarked;
