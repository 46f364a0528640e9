// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.ledger.RowPlace;
import io.mdaq.core.ledger.RowTally;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.files.OutputFolder;
import java.util.Locale;

/**
 * Which output file a row goes to, and where in it. Both follow from the row and from how many rows
 * there are, never from how the run was spread over workers.
 */
final class OutputNames {

  /** Some megabytes, which a worker sorts in memory. */
  private static final long ROWS_PER_FILE = 10_000;

  private OutputNames() {}

  /**
   * The file of a selected sample; a language's rows lie together, ready to train on. Each Parquet
   * schema has files of its own.
   *
   * @param schema the id of the row's Parquet schema, empty for JSON
   */
  static String selected(String language, SampleId id, String schema, long selectedInGroup) {
    int files = files(selectedInGroup);
    int file = (int) Long.remainderUnsigned(id.low(), files);
    return schema.isEmpty()
        ? name(OutputFolder.SELECTED, language, file, files, "jsonl")
        : name(OutputFolder.SELECTED, language + "-" + schema, file, files, "parquet");
  }

  /** The file of a rejected row. */
  static String rejected(RowOrigin origin, long rejectedRows) {
    int files = files(rejectedRows);
    int file = (int) Long.remainderUnsigned(RowTally.of(origin).fingerprint(), files);
    return name(OutputFolder.REJECTED, "part", file, files, "jsonl");
  }

  /** The ledger file of a shard. */
  static String ledger(int shard, int shards) {
    return name(OutputFolder.LEDGER, "part", shard, shards, "jsonl.gz");
  }

  /** The file of what a booster proposed for a shard's samples. */
  static String boosted(int shard, int shards) {
    return name(OutputFolder.BOOSTED, "part", shard, shards, "jsonl.gz");
  }

  /** The file of what boosting a shard took, for the driver. */
  static String account(int shard, int shards) {
    return name(OutputFolder.RUN_FACTS, OutputFolder.ACCOUNT, shard, shards, "json");
  }

  /** Sorts rejected rows by place. */
  static String placeKey(RowOrigin origin) {
    return "%s\u0000%020d%d"
        .formatted(origin.file(), RowPlace.number(origin.position()), origin.side().ordinal());
  }

  private static int files(long rows) {
    return (int) Math.max(1, (rows + ROWS_PER_FILE - 1) / ROWS_PER_FILE);
  }

  private static String name(String folder, String prefix, int number, int of, String ending) {
    return String.format(Locale.ROOT, "%s/%s-%05d-of-%05d.%s", folder, prefix, number, of, ending);
  }
}
