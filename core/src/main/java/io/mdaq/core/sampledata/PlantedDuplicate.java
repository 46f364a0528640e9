// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

/**
 * A row of the pool that repeats another one on purpose.
 *
 * @param row the copy, from 1
 * @param of the row it was made from, from 1
 * @param note in English: what was changed; empty for exact copies
 */
public record PlantedDuplicate(int row, int of, String note) {}
