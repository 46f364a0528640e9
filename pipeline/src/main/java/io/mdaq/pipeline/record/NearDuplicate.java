// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;

/**
 * A sample that is nearly the same as a better one.
 *
 * @param header what is known of it
 * @param score quality in ten-thousandths, by which it was second
 * @param survivor the sample that stays, in whatever shard
 */
public record NearDuplicate(SampleHeader header, int score, SampleId survivor) {

  void write(ByteWriter out) {
    header.write(out);
    out.putLong(score);
    out.putFixedLong(survivor.high());
    out.putFixedLong(survivor.low());
  }

  static NearDuplicate read(ByteReader in) {
    return new NearDuplicate(
        SampleHeader.read(in), in.intValue(), new SampleId(in.fixedLong(), in.fixedLong()));
  }
}
