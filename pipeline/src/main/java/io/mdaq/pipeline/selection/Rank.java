// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.sample.SampleId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;

/**
 * A sample's place in its group. The natural order is best first: higher values, then lower ids.
 *
 * @param value what the strategy ranks by, higher is better
 * @param id settles ties
 */
public record Rank(int value, SampleId id) implements Comparable<Rank>, Serializable {

  @Override
  public int compareTo(Rank other) {
    return compare(value, id, other.value, other.id);
  }

  /** As {@link #compareTo}, without creating the objects: negative if the first is better. */
  static int compare(int value, SampleId id, int otherValue, SampleId otherId) {
    return value != otherValue ? Integer.compare(otherValue, value) : id.compareTo(otherId);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(value);
    out.writeLong(id.high());
    out.writeLong(id.low());
  }

  static Rank read(DataInputStream in) throws IOException {
    return new Rank(in.readInt(), new SampleId(in.readLong(), in.readLong()));
  }
}
