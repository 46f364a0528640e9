// SPDX-License-Identifier: Apache-2.0
/**
 * Which rows of tokens are computed together: only such as are padded to the same width, which
 * follows from a row's own length, so that its numbers do not depend on which rows come along.
 * Lengths enter, batches of row numbers leave.
 */
@NullMarked
package io.mdaq.core.batching;

import org.jspecify.annotations.NullMarked;
