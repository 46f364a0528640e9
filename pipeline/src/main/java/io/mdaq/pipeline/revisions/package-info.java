// SPDX-License-Identifier: Apache-2.0
/**
 * Revision pairs for training and testing scorers: files of revisions in, pairs out, each with the
 * language and the source example it belongs to. Small enough to be held in memory; no Beam
 * pipeline is run.
 */
@NullMarked
package io.mdaq.pipeline.revisions;

import org.jspecify.annotations.NullMarked;
