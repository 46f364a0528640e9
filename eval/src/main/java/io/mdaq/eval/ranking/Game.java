// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.ranking;

/**
 * Two systems compared once.
 *
 * @param question what is drawn again by a bootstrap: games of one question depend on each other
 * @param left a system
 * @param right another one
 * @param score of the left one: 1 for a win, 0.5 for a tie, 0 for a loss
 */
public record Game(String question, String left, String right, double score) {

  /**
   * @throws IllegalArgumentException where a system meets itself, or the score is none of the three
   */
  public Game {
    if (left.equals(right)) {
      throw new IllegalArgumentException(left + " cannot meet itself");
    }
    if (score != 0 && score != 0.5 && score != 1) {
      throw new IllegalArgumentException("no win, tie or loss: " + score);
    }
  }
}
