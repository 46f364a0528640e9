// SPDX-License-Identifier: Apache-2.0
/**
 * What travels through the curation pipeline. Elements are shards, not rows: a row belongs to the
 * shard that its id's hash names, a shard holds some thousand rows, and everything a stage does to
 * a row it does inside one shard. Each record knows its binary form.
 */
@NullMarked
package io.mdaq.pipeline.record;

import org.jspecify.annotations.NullMarked;
