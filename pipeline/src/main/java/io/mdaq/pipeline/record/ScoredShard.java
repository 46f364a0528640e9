// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.coder.RecordCoder;
import java.util.List;

/**
 * A shard after duplicates were removed and the survivors scored and embedded.
 *
 * @param shard its number
 * @param samples the survivors
 * @param settled rows whose end is known already
 */
public record ScoredShard(int shard, List<ScoredSample> samples, SettledRows settled) {

  public static RecordCoder<ScoredShard> coder() {
    return RecordCoder.of(ScoredShard.class, (out, shard) -> shard.write(out), ScoredShard::read);
  }

  private void write(ByteWriter out) {
    out.putLong(shard);
    out.putAll(samples, (to, sample) -> sample.write(to));
    settled.write(out);
  }

  private static ScoredShard read(ByteReader in) {
    return new ScoredShard(in.intValue(), in.all(ScoredSample::read), SettledRows.read(in));
  }
}
