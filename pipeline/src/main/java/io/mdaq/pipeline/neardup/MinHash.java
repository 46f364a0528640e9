// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.pipeline.cluster.IdHash;
import java.util.Arrays;

/**
 * Seeded minimum hashes in bands, by one permutation (P. Li, A. Owen, C.-H. Zhang 2012,
 * arXiv:1208.1259): each shingle is hashed once and counts in one of as many bins as there are
 * hashes, so that the cost does not grow with their number. A bin that stays empty, which happens
 * in short texts, takes the hash of another one, found by a sequence of draws of its own (optimal
 * densification: A. Shrivastava 2017, arXiv:1703.04664). Two texts agree in a bin with the
 * probability that is their Jaccard similarity.
 *
 * <p>Not thread-safe.
 */
public final class MinHash {

  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final long LOW_BITS = 0xFFFFFFFFL;

  /** Above every hash. */
  private static final long EMPTY = Long.MAX_VALUE;

  private final Banding banding;
  private final long seed;
  private final long[] minima;
  private final long[] filled;

  /** The hashes that the settings ask for. */
  public MinHash(NearDuplicateSettings settings) {
    banding = Banding.forThreshold(settings.threshold());
    seed = IdHash.mix(settings.seed() + STEP);
    minima = new long[banding.hashes()];
    filled = new long[banding.hashes()];
  }

  /**
   * The buckets that a text belongs to, a hash for each band; texts of different languages share
   * none, and neither do different bands.
   *
   * @param shingles not empty
   */
  public long[] buckets(String language, int[] shingles) {
    Arrays.fill(minima, EMPTY);
    for (int shingle : shingles) {
      long hash = IdHash.mix(seed ^ shingle);
      // The high bits choose the bin, the low ones are the hash in it.
      int bin = (int) (((hash >>> Integer.SIZE) * minima.length) >>> Integer.SIZE);
      minima[bin] = Math.min(minima[bin], hash & LOW_BITS);
    }
    for (int bin = 0; bin < minima.length; bin++) {
      filled[bin] = minima[bin] == EMPTY ? minima[other(bin)] : minima[bin];
    }
    long[] buckets = new long[banding.bands()];
    for (int band = 0; band < buckets.length; band++) {
      long hash = IdHash.mix(language.hashCode() * STEP + band);
      for (int i = band * banding.rows(); i < (band + 1) * banding.rows(); i++) {
        hash = IdHash.mix(hash + filled[i] * STEP);
      }
      buckets[band] = hash;
    }
    return buckets;
  }

  /** The first bin with a hash in the sequence of the given one, which all texts share. */
  private int other(int bin) {
    for (long draw = 1; ; draw++) {
      long random = IdHash.mix(seed + bin * STEP + draw) >>> Integer.SIZE;
      int candidate = (int) ((random * minima.length) >>> Integer.SIZE);
      if (minima[candidate] != EMPTY) {
        return candidate;
      }
    }
  }
}
