// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.pipeline.cluster.IdHash;
import java.io.Serializable;

/**
 * What counts as nearly the same, and how it is looked for.
 *
 * @param threshold the least Jaccard similarity, in units of 1 / {@link ShingleSet#SCALE}
 * @param seed of the minimum hashes
 */
public record NearDuplicateSettings(int threshold, long seed) implements Serializable {

  /** Keeps this use of the run's seed apart from the others. */
  private static final long SEED_NAME = 0x6E656172647570L;

  /** Thresholds from 0.6 to 1: below, unlike texts would meet in too many buckets. */
  public NearDuplicateSettings {
    if (threshold < 6 * ShingleSet.SCALE / 10 || threshold > ShingleSet.SCALE) {
      throw new IllegalArgumentException("threshold: " + threshold);
    }
  }

  /** The settings for a threshold from 0.6 to 1, with a seed of their own from the run's. */
  public static NearDuplicateSettings of(double threshold, long runSeed) {
    return new NearDuplicateSettings(
        Math.toIntExact(Math.round(threshold * ShingleSet.SCALE)), IdHash.mix(runSeed ^ SEED_NAME));
  }
}
