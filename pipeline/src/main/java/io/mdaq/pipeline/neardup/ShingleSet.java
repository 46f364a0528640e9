// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;

/**
 * The shingles of a text as 32-bit hashes, ascending; of more than {@link #MOST} the {@link #MOST}
 * smallest. These are a uniform sample of the text's shingles, and two like texts keep the same
 * ones, so that the similarity can still be read from it (A. Z. Broder 1997,
 * doi:10.1109/SEQUEN.1997.666900, section 4).
 *
 * @param hashes without repetitions; empty for a text without letters, digits and symbols
 */
public record ShingleSet(int[] hashes) {

  /** So many shingles are kept of a text: all of nearly every text. */
  public static final int MOST = 4096;

  /** Thresholds are whole numbers of this size, so that no rounding decides. */
  public static final int SCALE = 10_000;

  /** How many different shingles were kept. */
  public int size() {
    return hashes.length;
  }

  /**
   * Whether the Jaccard similarity, common shingles over different shingles of both, is at least
   * the threshold. Exact up to equal hashes of different shingles (one pair in four thousand
   * million) while both texts together have at most {@link #MOST} shingles; else estimated from the
   * {@link #MOST} smallest of both, with a standard error below 0.8 %. Texts without shingles are
   * like none.
   *
   * @param threshold above 0, in units of 1 / {@link #SCALE}
   */
  public boolean isLike(ShingleSet other, int threshold) {
    if (!mayBeLike(size(), other.size(), threshold)) {
      return false;
    }
    int[] a = hashes;
    int[] b = other.hashes;
    int common = 0;
    int union = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length && union < MOST) {
      int order = Integer.compare(a[i], b[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
      union++;
    }
    union = Math.min(MOST, union + (a.length - i) + (b.length - j));
    return (long) common * SCALE >= (long) union * threshold;
  }

  /** Whether sets of these sizes can be alike at all, whatever they share. */
  static boolean mayBeLike(int size, int otherSize, int threshold) {
    long smaller = Math.min(size, otherSize);
    long larger = Math.max(size, otherSize);
    return smaller > 0 && smaller * SCALE >= larger * threshold;
  }

  void write(ByteWriter out) {
    out.putInts(hashes);
  }

  static ShingleSet read(ByteReader in) {
    return new ShingleSet(in.ints());
  }
}
