// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.format.ReadRejection;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.format.ReadSettings;
import io.mdaq.core.format.ReadTally;
import io.mdaq.core.format.RowConsumer;
import io.mdaq.core.format.RowReader;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.language.LanguageResolution;
import io.mdaq.core.ledger.RowTally;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.SampleIds;
import io.mdaq.pipeline.facts.Progress;
import io.mdaq.pipeline.files.InputFiles;
import io.mdaq.pipeline.files.IoReason;
import io.mdaq.pipeline.record.RejectedRow;
import io.mdaq.pipeline.record.RowBatch;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.record.SampleRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads one slice into batches per shard. Rows are held back until some megabytes have come
 * together, so that a shuffle moves few large elements; memory stays within that bound.
 */
final class SliceReading implements RowConsumer {

  /** Receives the batches. */
  @FunctionalInterface
  interface BatchConsumer {
    void accept(int shard, RowBatch batch);
  }

  private static final long MAX_HELD_BYTES = 8L << 20;
  private static final int HEADER_BYTES = 100;

  private final RowReader reader;
  private final int shards;
  private final SortedMap<Integer, RowBatch> held = new TreeMap<>();
  private long heldBytes;
  private RowTally tally = RowTally.NONE;
  private BatchConsumer out = (shard, batch) -> {};

  SliceReading(ReadSettings settings, LanguageResolution languages, int shards) {
    this.reader = new RowReader(settings, languages::resolve);
    this.shards = shards;
  }

  /**
   * Reads the slice to its end.
   *
   * @param here the folder that a relative name of a file starts from
   * @throws UserException where the file is unreadable or damaged such that rows cannot be counted
   */
  void read(FileSlice slice, String here, BatchConsumer batches) {
    out = batches;
    long start = System.nanoTime();
    try {
      ReadTally framed = reader.read(slice, InputFiles.source(slice.file(), here), this);
      if (framed.outcomes() != tally.outcomes()) {
        throw new IllegalStateException(
            slice.file()
                + ": the reader framed "
                + framed.outcomes()
                + " outcomes and delivered "
                + tally.outcomes());
      }
    } catch (IOException e) {
      throw UserException.failed(
          slice.file()
              + ": cannot be read: "
              + IoReason.of(e)
              + ". Check the file and its permissions.",
          e);
    }
    flush();
    // The tally travels apart from the rows it counts: what loses rows does not lose it as well.
    out.accept(
        Math.floorMod(slice.file().hashCode() + Long.hashCode(slice.start()), shards),
        new RowBatch(List.of(), List.of(), tally));
    Progress.READ.addNanos(System.nanoTime() - start);
  }

  @Override
  public void sample(ReadSample sample) {
    SampleHeader header =
        new SampleHeader(
            SampleIds.of(sample.language(), sample.text()),
            sample.rawHash(),
            sample.origin(),
            sample.language(),
            sample.detectedLanguage(),
            sample.example());
    count(sample.origin());
    batch(shardOf(header.id(), shards))
        .samples()
        .add(new SampleRow(header, sample.format(), sample.payload()));
    hold(sample.payload().bytes().length);
  }

  @Override
  public void rejected(ReadRejection rejection) {
    count(rejection.origin());
    RowTally place = RowTally.of(rejection.origin());
    batch((int) Long.remainderUnsigned(place.fingerprint(), shards))
        .rejected()
        .add(
            new RejectedRow(
                rejection.origin(),
                rejection.rawHash().orElse(0),
                rejection.reason().ledgerName(),
                rejection.detail()));
    hold(rejection.detail().length());
  }

  /** The shard of a sample: equal ids lie together. */
  static int shardOf(SampleId id, int shards) {
    return (int) Long.remainderUnsigned(id.high(), shards);
  }

  private void count(RowOrigin origin) {
    tally = tally.plus(RowTally.of(origin));
    Progress.READ.add(1);
  }

  private RowBatch batch(int shard) {
    return held.computeIfAbsent(
        shard, key -> new RowBatch(new ArrayList<>(), new ArrayList<>(), RowTally.NONE));
  }

  private void hold(int bytes) {
    heldBytes += bytes + HEADER_BYTES;
    if (heldBytes >= MAX_HELD_BYTES) {
      flush();
    }
  }

  private void flush() {
    held.forEach((shard, batch) -> out.accept(shard, batch));
    held.clear();
    heldBytes = 0;
  }
}
