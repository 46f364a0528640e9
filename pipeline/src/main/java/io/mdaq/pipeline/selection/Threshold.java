// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.sample.SampleId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** The last rank that is let in, if any is. */
sealed interface Threshold extends Serializable {

  /** Whether a sample is as good as the last one let in, or better. */
  boolean admits(int value, SampleId id);

  /** Lets nobody in. */
  record Closed() implements Threshold {
    @Override
    public boolean admits(int value, SampleId id) {
      return false;
    }
  }

  /**
   * Lets in down to a rank.
   *
   * @param last the worst rank let in
   */
  record Open(Rank last) implements Threshold {
    @Override
    public boolean admits(int value, SampleId id) {
      return Rank.compare(value, id, last.value(), last.id()) <= 0;
    }
  }

  /** Lets in exactly the first {@code count} of {@code ranks}, best first, or all there are. */
  static Threshold forBest(List<Rank> ranks, int count) {
    int admitted = Math.min(count, ranks.size());
    return admitted == 0 ? new Closed() : new Open(ranks.get(admitted - 1));
  }

  default void write(DataOutputStream out) throws IOException {
    out.writeBoolean(this instanceof Open);
    if (this instanceof Open open) {
      open.last.write(out);
    }
  }

  static Threshold read(DataInputStream in) throws IOException {
    return in.readBoolean() ? new Open(Rank.read(in)) : new Closed();
  }
}
