// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import java.util.Locale;

/** Why a sample was selected. */
public enum Stage {
  /** Among the best by score. */
  QUALITY,
  /** The best of a cluster that the quality stage left uncovered. */
  DIVERSITY,
  /** By score again, because uncovered clusters ran out. */
  FILL,
  /** Drawn by hash. */
  RANDOM,
  /** Among the longest responses. */
  LONGEST,
  /** At or above a threshold of the score. */
  THRESHOLD,
  /** By score, and not too similar to what was taken before. */
  GREEDY,
  /** By maximal marginal relevance. */
  MMR,
  /** Because all are. */
  ALL;

  /** As the ledger writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
