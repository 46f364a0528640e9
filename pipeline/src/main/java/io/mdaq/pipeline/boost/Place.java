// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;

/**
 * A candidate's place among all of them: the lowest percentiles first, so that each language's
 * poorest samples come before the better ones of any; then by id.
 *
 * @param percentile of the score in its language, in hundredths of a percent
 */
record Place(int percentile, SampleId id) implements Comparable<Place> {

  @Override
  public int compareTo(Place other) {
    return percentile != other.percentile
        ? Integer.compare(percentile, other.percentile)
        : id.compareTo(other.id);
  }

  void write(ByteWriter out) {
    out.putLong(percentile);
    out.putFixedLong(id.high());
    out.putFixedLong(id.low());
  }

  static Place read(ByteReader in) {
    return new Place(in.intValue(), new SampleId(in.fixedLong(), in.fixedLong()));
  }
}
