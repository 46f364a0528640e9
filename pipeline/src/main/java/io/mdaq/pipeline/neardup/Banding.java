// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

/**
 * How minimum hashes are put together: two sets of Jaccard similarity s share a band with
 * probability s^rows, and at least one of them with 1 - (1 - s^rows)^bands (J. Leskovec, A.
 * Rajaraman, J. Ullman, Mining of Massive Datasets, 2nd edition 2014, section 3.4.2).
 *
 * @param bands how many
 * @param rows minimum hashes per band
 */
public record Banding(int bands, int rows) {

  /** The probability of missing a pair that is just as like as the threshold. */
  private static final double MISSED = 0.01;

  /** More hashes would part like from unlike more sharply and cost more. */
  private static final int MOST_HASHES = 72;

  /**
   * The most rows, and as few bands as find 99 % of the pairs at the threshold, within 72 hashes:
   * 12 bands of 5 for 0.8.
   *
   * @param threshold from 6,000 to 10,000, see {@link NearDuplicateSettings}
   */
  public static Banding forThreshold(int threshold) {
    Banding best = new Banding(bands(threshold, 1), 1);
    Banding next = best;
    while (next.hashes() <= MOST_HASHES) {
      best = next;
      next = new Banding(bands(threshold, best.rows + 1), best.rows + 1);
    }
    return best;
  }

  private static int bands(int threshold, int rows) {
    double missedByOne = 1 - Math.pow((double) threshold / ShingleSet.SCALE, rows);
    return missedByOne == 0 ? 1 : (int) Math.ceil(Math.log(MISSED) / Math.log(missedByOne));
  }

  /** How many minimum hashes that takes. */
  public int hashes() {
    return bands * rows;
  }

  /** The probability that two sets of the given similarity, 0 to 1, meet in a bucket. */
  public double probability(double similarity) {
    return 1 - Math.pow(1 - Math.pow(similarity, rows), bands);
  }
}
