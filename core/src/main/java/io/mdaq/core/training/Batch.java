// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

/** Rows that are computed at once. A step of the optimizer takes one batch or several. */
public interface Batch {

  /** How many terms the loss of this batch is a sum of; the loss of a step is their mean. */
  long terms();

  /** Tokens of all rows, without padding. */
  long tokens();

  /** The places of the rows in the data, from 0, for messages. */
  int[] rows();
}
