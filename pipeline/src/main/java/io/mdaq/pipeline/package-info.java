// SPDX-License-Identifier: Apache-2.0
/**
 * Curation on Apache Beam: rows in, a selected subset and a ledger out. {@link
 * io.mdaq.pipeline.CurationPipeline} shows the stages in order; no runner is known here. The
 * packages {@code cluster}, {@code selection} and {@code corpus} are plain algorithms.
 */
@NullMarked
package io.mdaq.pipeline;

import org.jspecify.annotations.NullMarked;
