// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.core.ledger.RowTally;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import java.util.List;

/**
 * The rows of a shard whose end is known before selection.
 *
 * @param duplicates exact copies of a survivor in the same shard, which has the same id
 * @param rejected unusable rows
 * @param tally the readers' own tally, see {@link RowBatch}
 */
public record SettledRows(
    List<SampleHeader> duplicates, List<RejectedRow> rejected, RowTally tally) {

  void write(ByteWriter out) {
    out.putAll(duplicates, (to, header) -> header.write(to));
    out.putAll(rejected, (to, row) -> row.write(to));
    out.putLong(tally.outcomes());
    out.putFixedLong(tally.fingerprint());
  }

  static SettledRows read(ByteReader in) {
    return new SettledRows(
        in.all(SampleHeader::read),
        in.all(RejectedRow::read),
        new RowTally(in.longValue(), in.fixedLong()));
  }
}
