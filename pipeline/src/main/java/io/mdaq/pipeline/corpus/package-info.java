// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of a corpus once all of it was scored, and what follows for the selection: exact
 * counts and score histograms per language, summed over shards, and from them each group's budget
 * and number of clusters. Small enough to be given to every worker.
 */
@NullMarked
package io.mdaq.pipeline.corpus;

import org.jspecify.annotations.NullMarked;
