// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import io.mdaq.core.sample.SampleText;

/**
 * Says how good a sample is. Scores compare within a language: the difference of two is the
 * estimated log-odds that an expert would prefer the one to the other.
 *
 * <p>Implementations say whether one instance may be used by several threads.
 */
public interface QualityScorer {

  /** Scores are whole numbers in units of 1 / {@value}, the same on every machine. */
  int SCALE = 10_000;

  /** No score lies farther from zero, so that a language has at most 2^20 different ones. */
  int LIMIT = (1 << 19) - 1;

  /** The score of one sample, from -{@link #LIMIT} to {@link #LIMIT}. */
  int score(SampleText text);
}
