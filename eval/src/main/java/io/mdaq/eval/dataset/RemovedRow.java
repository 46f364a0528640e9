// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

/**
 * A row that overlaps a question of the evaluation.
 *
 * @param set the set of files it would have been in, or {@code pool}
 * @param file as it was named
 * @param row its place in it
 * @param language its code
 * @param overlap {@code exact} or {@code run}
 * @param prompt the question's id
 */
record RemovedRow(
    String set, String file, String row, String language, String overlap, String prompt) {}
