// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.core.assessment.Assessment.Extent;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.neardup.Buckets;

/**
 * A surviving sample with what the models say of it.
 *
 * @param row the sample
 * @param score quality in ten-thousandths
 * @param rankValue what the strategy ranks by, higher is better
 * @param extent how much of the sample the models saw
 * @param embedding quantised unit vector, see {@code Embedder}
 * @param buckets by which near duplicates are found, for as long as they are looked for
 */
public record ScoredSample(
    SampleRow row, int score, int rankValue, Extent extent, short[] embedding, Buckets buckets) {

  static final Extent[] EXTENTS = Extent.values();

  /** The same without its buckets. */
  public ScoredSample compared() {
    return new ScoredSample(row, score, rankValue, extent, embedding, Buckets.NONE);
  }

  void write(ByteWriter out) {
    row.write(out);
    out.putLong(score);
    out.putLong(rankValue);
    out.putLong(extent.ordinal());
    out.putShorts(embedding);
    buckets.write(out);
  }

  static ScoredSample read(ByteReader in) {
    return new ScoredSample(
        SampleRow.read(in),
        in.intValue(),
        in.intValue(),
        EXTENTS[in.intValue()],
        in.shorts(),
        Buckets.read(in));
  }
}
