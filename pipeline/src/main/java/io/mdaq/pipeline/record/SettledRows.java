// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.core.ledger.RowTally;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a shard whose end is known before selection.
 *
 * @param duplicates exact copies of another sample in the same shard, which has the same id
 * @param nearDuplicates samples that are nearly the same as a better one
 * @param replaced samples whose place a boosted one took
 * @param rejected unusable rows
 * @param tally the readers' own tally, see {@link RowBatch}
 */
public record SettledRows(
    List<SampleHeader> duplicates,
    List<NearDuplicate> nearDuplicates,
    List<ReplacedSample> replaced,
    List<RejectedRow> rejected,
    RowTally tally) {

  /** No rows. */
  public static final SettledRows NONE =
      new SettledRows(List.of(), List.of(), List.of(), List.of(), RowTally.NONE);

  /** The same rows and these near duplicates. */
  public SettledRows withNearDuplicates(List<NearDuplicate> found) {
    return new SettledRows(duplicates, found, replaced, rejected, tally);
  }

  /** The same rows and these replaced samples. */
  public SettledRows withReplaced(List<ReplacedSample> found) {
    return new SettledRows(duplicates, nearDuplicates, found, rejected, tally);
  }

  /** The same rows and these copies. */
  public SettledRows withDuplicates(List<SampleHeader> found) {
    List<SampleHeader> all = new ArrayList<>(duplicates);
    all.addAll(found);
    return new SettledRows(all, nearDuplicates, replaced, rejected, tally);
  }

  void write(ByteWriter out) {
    out.putAll(duplicates, (to, header) -> header.write(to));
    out.putAll(nearDuplicates, (to, duplicate) -> duplicate.write(to));
    out.putAll(replaced, (to, sample) -> sample.write(to));
    out.putAll(rejected, (to, row) -> row.write(to));
    out.putLong(tally.outcomes());
    out.putFixedLong(tally.fingerprint());
  }

  static SettledRows read(ByteReader in) {
    return new SettledRows(
        in.all(SampleHeader::read),
        in.all(NearDuplicate::read),
        in.all(ReplacedSample::read),
        in.all(RejectedRow::read),
        new RowTally(in.longValue(), in.fixedLong()));
  }
}
