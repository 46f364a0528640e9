// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

/** What the models say of one sample. */
public sealed interface Assessment {

  /**
   * Both models took it.
   *
   * @param score in units of 1 / {@link io.mdaq.core.scorer.QualityScorer#SCALE}
   * @param embedding a unit vector in fixed point ({@link io.mdaq.core.embedding.UnitVectors})
   * @param extent how much of the texts the models saw
   */
  record Assessed(int score, short[] embedding, Extent extent) implements Assessment {}

  /**
   * A model could not take it.
   *
   * @param reason for the ledger
   */
  record Failed(String reason) implements Assessment {}

  /** How much of a sample's texts the models saw. */
  enum Extent {
    WHOLE,
    /** A text has more tokens than the model takes; its end was cut off. */
    TRUNCATED
  }
}
