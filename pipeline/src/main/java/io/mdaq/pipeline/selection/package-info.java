// SPDX-License-Identifier: Apache-2.0
/**
 * Chooses the samples that are kept. Per group (a language, or all) an exact histogram gives the
 * cut-off, shards summarise what may matter into bounded, mergeable {@link
 * io.mdaq.pipeline.selection.SelectionSummary summaries}, and one compact {@link
 * io.mdaq.pipeline.selection.SelectionPlan plan} comes out, by which every sample decides alone.
 * Strategies that compare vectors get a bounded {@link io.mdaq.pipeline.selection.CandidatePool
 * pool} of them instead. The result is that of sorting the whole group, on any number of shards.
 */
@NullMarked
package io.mdaq.pipeline.selection;

import org.jspecify.annotations.NullMarked;
