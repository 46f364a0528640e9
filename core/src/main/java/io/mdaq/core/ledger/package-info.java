// SPDX-License-Identifier: Apache-2.0
/**
 * The ledger: one JSON line for every sample, and for every input row that is no sample, saying
 * what became of it and why. What a run counts, it counts here, and from the ledger alone anyone
 * can recompute the selection.
 */
@NullMarked
package io.mdaq.core.ledger;

import org.jspecify.annotations.NullMarked;
