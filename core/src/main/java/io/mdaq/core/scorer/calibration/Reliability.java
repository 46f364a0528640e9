// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.calibration;

import java.util.List;

/**
 * How sure a scorer was of pairs, and how often it was right. Its confidence in a pair is the
 * probability of the side that it prefers, 0.5 to 1. All numbers are rounded to six decimals.
 *
 * @param pairs how many were asked; where there are none, all else is 0
 * @param confidence the mean
 * @param accuracy the share told right, ties counting half
 * @param calibrationError the expected calibration error: the mean distance of accuracy and
 *     confidence over the bins, weighed by their pairs (Naeini, Cooper and Hauskrecht 2015,
 *     doi:10.1609/aaai.v29i1.9602; Guo et al. 2017, arXiv 1706.04599). Few pairs make it larger
 * @param brierScore the mean of (1 - probability of the right side)^2 (Brier 1950,
 *     doi:10.1175/1520-0493(1950)078&lt;0001:VOFEIT&gt;2.0.CO;2): 0.25 for guessing, 0 at best
 * @param bins {@value #BINS} of equal width, from confidence 0.5 to 1
 */
public record Reliability(
    long pairs,
    double confidence,
    double accuracy,
    double calibrationError,
    double brierScore,
    List<Bin> bins) {

  /** Of a width of 0.05. */
  public static final int BINS = 10;

  /**
   * Pairs of about the same confidence.
   *
   * @param pairs how many; where there are none, all else is 0
   * @param confidence the mean
   * @param accuracy the share told right, ties counting half
   */
  public record Bin(long pairs, double confidence, double accuracy) {

    public Bin {
      requireShares(pairs, confidence, accuracy);
    }

    /** The confidence that a bin begins with. */
    public static double from(int bin) {
      return (BINS + bin) / (2.0 * BINS);
    }
  }

  public Reliability {
    requireShares(pairs, confidence, accuracy, calibrationError, brierScore);
    bins = List.copyOf(bins);
    if (bins.size() != BINS || bins.stream().mapToLong(Bin::pairs).sum() != pairs) {
      throw new IllegalArgumentException(
          "%d bins for %d pairs do not add up".formatted(bins.size(), pairs));
    }
  }

  private static void requireShares(long pairs, double... shares) {
    if (pairs < 0) {
      throw new IllegalArgumentException(pairs + " pairs");
    }
    for (double share : shares) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException(share + " is no number from 0 to 1");
      }
    }
  }
}
