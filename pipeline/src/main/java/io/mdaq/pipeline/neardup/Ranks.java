// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.selection.Rank;

/** The binary form of ranks and ids. */
final class Ranks {

  private Ranks() {}

  static void write(ByteWriter out, Rank rank) {
    out.putLong(rank.value());
    writeId(out, rank.id());
  }

  static Rank read(ByteReader in) {
    return new Rank(in.intValue(), readId(in));
  }

  static void writeId(ByteWriter out, SampleId id) {
    out.putFixedLong(id.high());
    out.putFixedLong(id.low());
  }

  static SampleId readId(ByteReader in) {
    return new SampleId(in.fixedLong(), in.fixedLong());
  }
}
