// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.corpus;

import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.selection.ValueHistogram;

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

  void write(ByteWriter out) {
    out.putBytes(ranks.toBytes());
    out.putLong(budget);
    out.putLong(clusters);
  }

  static GroupQuota read(ByteReader in) {
    return new GroupQuota(ValueHistogram.fromBytes(in.bytes()), in.intValue(), in.intValue());
  }
}
