// SPDX-License-Identifier: Apache-2.0
/**
 * A sample (one instruction-response pair) as it travels through curation: its texts, its id (the
 * hash of the normalised content), the row it came from, and what became of it. Immutable records
 * only.
 */
@NullMarked
package io.mdaq.core.sample;

import org.jspecify.annotations.NullMarked;
