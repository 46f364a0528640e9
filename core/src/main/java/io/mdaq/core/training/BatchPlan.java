// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

/**
 * How rows are dealt to steps and batches.
 *
 * @param rowsPerStep rows that a step of the optimizer takes, at least 1
 * @param tokensAtOnce the most tokens of a batch, padding included, unless it has one row; at least
 *     1. Bounds the memory, and changes results by rounding only
 * @param order in which rows come
 * @param seed of the order
 */
public record BatchPlan(int rowsPerStep, int tokensAtOnce, Order order, long seed) {

  /** In which order rows come. */
  public enum Order {
    /** As they are, in every epoch. */
    GIVEN,
    /** Shuffled anew in every epoch. */
    SHUFFLED,
    /** Shuffled, then rows of similar length put into the same step, which saves padding. */
    BY_LENGTH
  }

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public BatchPlan {
    Ranges.require("rowsPerStep", rowsPerStep, rowsPerStep >= 1, "at least 1");
    Ranges.require("tokensAtOnce", tokensAtOnce, tokensAtOnce >= 1, "at least 1");
  }
}
