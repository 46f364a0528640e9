// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.core.ledger.RowTally;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.coder.RecordCoder;
import java.util.List;

/**
 * Rows of one shard as one reader found them; a shard receives many batches.
 *
 * @param samples usable samples
 * @param rejected unusable rows
 * @param tally the outcomes a reader saw while it read, counted apart from the lists; sent once per
 *     slice, in a batch of its own, so that a lost row shows
 */
public record RowBatch(List<SampleRow> samples, List<RejectedRow> rejected, RowTally tally) {

  public static RecordCoder<RowBatch> coder() {
    return RecordCoder.of(RowBatch.class, (out, batch) -> batch.write(out), RowBatch::read);
  }

  private void write(ByteWriter out) {
    out.putAll(samples, (to, row) -> row.write(to));
    out.putAll(rejected, (to, row) -> row.write(to));
    out.putLong(tally.outcomes());
    out.putFixedLong(tally.fingerprint());
  }

  private static RowBatch read(ByteReader in) {
    return new RowBatch(
        in.all(SampleRow::read),
        in.all(RejectedRow::read),
        new RowTally(in.longValue(), in.fixedLong()));
  }
}
