// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.core.assessment.Assessment.Extent;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;

/**
 * A scored sample whose vector was replaced by the number of its cluster.
 *
 * @param row the sample
 * @param score quality in ten-thousandths
 * @param rankValue what the strategy ranks by
 * @param extent how much of the sample the models saw
 * @param cluster number of its cluster in its group, or {@link #NO_CLUSTER}
 */
public record ClusteredSample(SampleRow row, int score, int rankValue, Extent extent, int cluster) {

  /** The cluster of samples whose strategy needs none. */
  public static final int NO_CLUSTER = -1;

  void write(ByteWriter out) {
    row.write(out);
    out.putLong(score);
    out.putLong(rankValue);
    out.putLong(extent.ordinal());
    out.putLong(cluster);
  }

  static ClusteredSample read(ByteReader in) {
    return new ClusteredSample(
        SampleRow.read(in),
        in.intValue(),
        in.intValue(),
        ScoredSample.EXTENTS[in.intValue()],
        in.intValue());
  }
}
