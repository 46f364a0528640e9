// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

/**
 * A line of {@code rows.jsonl.gz}: what became of a row.
 *
 * @param row its number, from 0, by which messages of the training name it
 * @param file as read
 * @param position such as {@code line 3}; empty for a text file
 * @param side none, raw or revised
 * @param outcome used, truncated, too_long, nothing_to_learn or rejected
 * @param tokens before anything was cut off; 0 for a rejected row
 * @param detail why a rejected row was rejected, else empty
 */
record RowLine(
    long row,
    String file,
    String position,
    String side,
    String outcome,
    long tokens,
    String detail) {}
