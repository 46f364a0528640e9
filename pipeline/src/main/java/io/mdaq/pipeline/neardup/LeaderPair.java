// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.selection.Rank;

/**
 * Two samples of one bucket.
 *
 * @param member any of the bucket
 * @param leader its best-ranked sample
 */
public record LeaderPair(SampleId member, Rank leader) {

  public void write(ByteWriter out) {
    Ranks.writeId(out, member);
    Ranks.write(out, leader);
  }

  public static LeaderPair read(ByteReader in) {
    return new LeaderPair(Ranks.readId(in), Ranks.read(in));
  }
}
