// SPDX-License-Identifier: Apache-2.0
/**
 * What the report shows and the ledger does not hold: a few samples' own words, and how long texts
 * are. Each shard collects a bounded part; parts add up to the same whole in any order, because
 * samples are chosen by score and id or by hash, and lengths are counted.
 */
@NullMarked
package io.mdaq.pipeline.examples;

import org.jspecify.annotations.NullMarked;
