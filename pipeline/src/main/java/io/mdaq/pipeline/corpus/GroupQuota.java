// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.corpus;

import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.selection.ValueHistogram;
import java.util.Optional;

/**
 * What one group may have.
 *
 * @param ranks how often each ranking value occurs in it
 * @param budget samples to select; no more than there are
 * @param clusters centroids to fit
 */
public record GroupQuota(ValueHistogram ranks, int budget, int clusters) {

  /** The number of candidates in the group. */
  public long samples() {
    return ranks.total();
  }

  /**
   * Writes all of it.
   *
   * @param scores of the samples, if they are at hand; most strategies rank by them, and then they
   *     are not written twice
   */
  void write(ByteWriter out, Optional<ValueHistogram> scores) {
    boolean isByScore = scores.filter(ranks::equals).isPresent();
    out.putLong(isByScore ? 1 : 0);
    if (!isByScore) {
      ranks.write(out);
    }
    out.putLong(budget);
    out.putLong(clusters);
  }

  /** Reads what {@link #write} wrote with the same scores at hand. */
  static GroupQuota read(ByteReader in, Optional<ValueHistogram> scores) {
    ValueHistogram ranks = in.longValue() == 1 ? scores.orElseThrow() : ValueHistogram.read(in);
    return new GroupQuota(ranks, in.intValue(), in.intValue());
  }
}
