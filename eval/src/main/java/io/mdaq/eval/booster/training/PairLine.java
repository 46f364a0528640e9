// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster.training;

/**
 * A line of {@code rows.jsonl.gz}: what became of a row.
 *
 * @param row its number, from 0, by which messages of the training name it
 * @param file as read
 * @param position such as {@code element 3}
 * @param language BCP-47; empty for a rejected row
 * @param outcome such as trained or too_near
 * @param distance edit distance of the two sides over all sections; 0 for a rejected row
 * @param tokens of its sequence; 0 where none was made
 * @param detail why, where the outcome does not say it all
 */
record PairLine(
    long row,
    String file,
    String position,
    String language,
    String outcome,
    int distance,
    long tokens,
    String detail) {}
