// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.core.assessment.Assessment.Extent;
import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;

/**
 * A sample whose place a boosted one took.
 *
 * @param header what is known of it
 * @param extent how much of it the models saw
 * @param score quality in ten-thousandths, before
 * @param percentile of that score in its language, before anything was boosted, in hundredths of a
 *     percent
 * @param boosted the sample that took its place
 */
public record ReplacedSample(
    SampleHeader header, Extent extent, int score, int percentile, SampleId boosted) {

  void write(ByteWriter out) {
    header.write(out);
    out.putLong(extent.ordinal());
    out.putLong(score);
    out.putLong(percentile);
    out.putFixedLong(boosted.high());
    out.putFixedLong(boosted.low());
  }

  static ReplacedSample read(ByteReader in) {
    return new ReplacedSample(
        SampleHeader.read(in),
        ScoredSample.EXTENTS[in.intValue()],
        in.intValue(),
        in.intValue(),
        new SampleId(in.fixedLong(), in.fixedLong()));
  }
}
