// SPDX-License-Identifier: Apache-2.0
/**
 * Which samples a booster rewrites and what becomes of them, shard by shard. Scored shards enter;
 * the same shards leave, without the samples that a revision replaced, together with these
 * revisions as new samples and a line about each candidate. Which samples are candidates, and about
 * which of them a booster is asked, follows from counts of the whole corpus alone, so that neither
 * timing nor the number of workers has a say.
 */
@NullMarked
package io.mdaq.pipeline.boost;

import org.jspecify.annotations.NullMarked;
