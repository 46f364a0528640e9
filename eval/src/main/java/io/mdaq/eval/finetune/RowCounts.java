// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

/**
 * Where the rows ended: each in one of the last five.
 *
 * @param read all rows, and both sides of a revision where both are read; a text file is one
 * @param used whole
 * @param truncated used without their end
 * @param tooLong left out for their length
 * @param nothingToLearn left out because no token of the response was left within the length
 * @param rejected no usable row
 */
public record RowCounts(
    long read, long used, long truncated, long tooLong, long nothingToLearn, long rejected) {

  static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0, 0);

  /** One row more. */
  RowCounts plus(RowOutcome outcome) {
    return new RowCounts(
        read + 1,
        used + (outcome == RowOutcome.USED ? 1 : 0),
        truncated + (outcome == RowOutcome.TRUNCATED ? 1 : 0),
        tooLong + (outcome == RowOutcome.TOO_LONG ? 1 : 0),
        nothingToLearn + (outcome == RowOutcome.NOTHING_TO_LEARN ? 1 : 0),
        rejected + (outcome == RowOutcome.REJECTED ? 1 : 0));
  }
}
