// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.coder.RecordCoder;
import java.util.List;

/**
 * A shard whose samples know their clusters.
 *
 * @param shard its number
 * @param samples the survivors
 * @param settled rows whose end is known already
 */
public record ClusteredShard(int shard, List<ClusteredSample> samples, SettledRows settled) {

  public static RecordCoder<ClusteredShard> coder() {
    return RecordCoder.of(
        ClusteredShard.class, (out, shard) -> shard.write(out), ClusteredShard::read);
  }

  private void write(ByteWriter out) {
    out.putLong(shard);
    out.putAll(samples, (to, sample) -> sample.write(to));
    settled.write(out);
  }

  private static ClusteredShard read(ByteReader in) {
    return new ClusteredShard(in.intValue(), in.all(ClusteredSample::read), SettledRows.read(in));
  }
}
