// SPDX-License-Identifier: Apache-2.0
/**
 * How records travel between workers: compact binary forms, written to one buffer and moved in one
 * piece, because a shard of samples is an element of megabytes and a byte-by-byte stream is what
 * costs.
 */
@NullMarked
package io.mdaq.pipeline.coder;

import org.jspecify.annotations.NullMarked;
