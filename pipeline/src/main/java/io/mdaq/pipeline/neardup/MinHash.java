// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.pipeline.cluster.IdHash;
import java.util.Arrays;

/**
 * Seeded minimum hashes (Broder 1997, doi:10.1109/SEQUEN.1997.666900) in bands. The hashes of a
 * shingle are multiplications and additions modulo 2^32, one after the other in flat arrays, so
 * that the processor does eight or more at once; the shingles are well mixed already.
 *
 * <p>Not thread-safe.
 */
public final class MinHash {

  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final Banding banding;
  private final int[] multipliers;
  private final int[] offsets;
  private final int[] minima;

  /** The hashes that the settings ask for. */
  public MinHash(NearDuplicateSettings settings) {
    banding = Banding.forThreshold(settings.threshold());
    multipliers = new int[banding.hashes()];
    offsets = new int[banding.hashes()];
    minima = new int[banding.hashes()];
    for (int i = 0; i < minima.length; i++) {
      long random = IdHash.mix(settings.seed() + (i + 1) * STEP);
      multipliers[i] = (int) random | 1;
      offsets[i] = (int) (random >>> 32);
    }
  }

  /**
   * The buckets that a text belongs to, a hash for each band; texts of different languages share
   * none, and neither do different bands.
   *
   * @param shingles not empty
   */
  public long[] buckets(String language, int[] shingles) {
    Arrays.fill(minima, Integer.MAX_VALUE);
    for (int shingle : shingles) {
      for (int i = 0; i < minima.length; i++) {
        minima[i] = Math.min(minima[i], multipliers[i] * shingle + offsets[i]);
      }
    }
    long[] buckets = new long[banding.bands()];
    for (int band = 0; band < buckets.length; band++) {
      long hash = IdHash.mix(language.hashCode() * STEP + band);
      for (int i = band * banding.rows(); i < (band + 1) * banding.rows(); i++) {
        hash = IdHash.mix(hash + minima[i] * STEP);
      }
      buckets[band] = hash;
    }
    return buckets;
  }
}
