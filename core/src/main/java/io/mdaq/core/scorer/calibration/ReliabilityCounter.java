// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.calibration;

import io.mdaq.core.scorer.calibration.Reliability.Bin;
import java.util.ArrayList;
import java.util.List;

/** Adds up pairs, in the order they come. Not thread-safe. */
public final class ReliabilityCounter {

  private final long[] pairs = new long[Reliability.BINS];

  /** Two for each pair told right, one for each tie. */
  private final long[] halves = new long[Reliability.BINS];

  private final double[] confidence = new double[Reliability.BINS];
  private double squares;

  /**
   * Counts a pair.
   *
   * @param logOdds that the right side is the better one, by the scorer; not NaN
   */
  public void add(double logOdds) {
    double sure = 1 / (1 + StrictMath.exp(-Math.abs(logOdds)));
    int bin =
        Math.min((int) (2 * Reliability.BINS * sure) - Reliability.BINS, Reliability.BINS - 1);
    pairs[bin]++;
    halves[bin] += 1 + (int) Math.signum(logOdds);
    confidence[bin] += sure;
    double missing = logOdds < 0 ? sure : 1 - sure;
    squares += missing * missing;
  }

  /** What was counted so far. */
  public Reliability reliability() {
    long all = 0;
    long allHalves = 0;
    double allConfidence = 0;
    double distances = 0;
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < Reliability.BINS; bin++) {
      all += pairs[bin];
      allHalves += halves[bin];
      allConfidence += confidence[bin];
      distances += Math.abs(halves[bin] / 2.0 - confidence[bin]);
      bins.add(
          new Bin(
              pairs[bin], mean(confidence[bin], pairs[bin]), mean(halves[bin] / 2.0, pairs[bin])));
    }
    return new Reliability(
        all,
        mean(allConfidence, all),
        mean(allHalves / 2.0, all),
        mean(distances, all),
        mean(squares, all),
        bins);
  }

  private static double mean(double sum, long count) {
    return count == 0 ? 0 : Math.rint(1e6 * sum / count) / 1e6;
  }
}
