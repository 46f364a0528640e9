// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;

/**
 * What is known of a text before it is compared.
 *
 * @param shingles how many it has
 * @param hashes the buckets that it belongs to; none for a text without shingles
 */
public record Buckets(int shingles, long[] hashes) {

  /** Of a text that is like none, or that nobody wants to compare. */
  public static final Buckets NONE = new Buckets(0, new long[0]);

  public void write(ByteWriter out) {
    out.putLong(shingles);
    out.putLongs(hashes, hashes.length);
  }

  public static Buckets read(ByteReader in) {
    return new Buckets(in.intValue(), in.longs());
  }
}
