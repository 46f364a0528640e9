// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

/**
 * The rows of one language in one training set.
 *
 * @param set the set's name
 * @param language its code
 * @param rows in the set
 * @param overlapExact left out because the instruction is a question of the evaluation; for sets
 *     drawn from the pool, of the whole pool
 * @param overlapRun left out because a run of words stands in a question too; likewise
 */
public record SetCounts(
    String set, String language, long rows, long overlapExact, long overlapRun) {}
