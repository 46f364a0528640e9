// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.ledger.LedgerWriter;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.corpus.Grouping;
import io.mdaq.pipeline.facts.Progress;
import io.mdaq.pipeline.files.IoReason;
import io.mdaq.pipeline.files.OutputFolder;
import io.mdaq.pipeline.record.ClusteredSample;
import io.mdaq.pipeline.record.ClusteredShard;
import io.mdaq.pipeline.record.OutputLines;
import io.mdaq.pipeline.record.OutputLines.Line;
import io.mdaq.pipeline.record.RejectedLine;
import io.mdaq.pipeline.record.RejectedRow;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.selection.SelectionPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PDone;

/**
 * Decides every sample and writes ledger, selected rows and rejected rows.
 *
 * <p>A group is one output file, of ten thousand rows and a few to spare.
 */
public final class WriteOutcome extends PTransform<PCollection<ClusteredShard>, PDone> {

  private static final long serialVersionUID = 1L;

  private final PCollectionView<Corpus> corpus;
  private final PCollectionView<Map<String, SelectionPlan>> plans;
  private final Grouping grouping;
  private final int shards;
  private final OutputFolder output;

  /**
   * @param corpus for percentiles
   * @param plans by group
   * @param grouping what a group is
   * @param shards how many there are
   * @param output where to write
   */
  public WriteOutcome(
      PCollectionView<Corpus> corpus,
      PCollectionView<Map<String, SelectionPlan>> plans,
      Grouping grouping,
      int shards,
      OutputFolder output) {
    this.corpus = corpus;
    this.plans = plans;
    this.grouping = grouping;
    this.shards = shards;
    this.output = output;
  }

  @Override
  public PDone expand(PCollection<ClusteredShard> clustered) {
    clustered
        .apply(
            "Decide, write ledger",
            ParDo.of(new Decide(corpus, plans, grouping, shards, output))
                .withSideInputs(corpus, plans))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), OutputLines.coder()))
        .apply("Bring lines together", GroupByKey.create())
        .apply("Write files", ParDo.of(new WriteFile(output)));
    return PDone.in(clustered.getPipeline());
  }

  /** Decides one shard, writes its ledger file and sends its lines to their files. */
  private static final class Decide extends DoFn<ClusteredShard, KV<String, OutputLines>> {

    private static final long serialVersionUID = 1L;
    private static final int GZIP_BUFFER_BYTES = 1 << 16;

    private final PCollectionView<Corpus> corpusView;
    private final PCollectionView<Map<String, SelectionPlan>> plansView;
    private final Grouping grouping;
    private final int shards;
    private final OutputFolder output;

    Decide(
        PCollectionView<Corpus> corpusView,
        PCollectionView<Map<String, SelectionPlan>> plansView,
        Grouping grouping,
        int shards,
        OutputFolder output) {
      this.corpusView = corpusView;
      this.plansView = plansView;
      this.grouping = grouping;
      this.shards = shards;
      this.output = output;
    }

    @ProcessElement
    public void decide(ProcessContext context) throws IOException {
      long start = System.nanoTime();
      ClusteredShard shard = context.element();
      Corpus corpus = context.sideInput(corpusView);
      Map<String, SelectionPlan> plans = context.sideInput(plansView);
      ShardLedger ledger = new ShardLedger(corpus, plans, grouping);
      List<LedgerEntry> entries = ledger.settled(shard.settled());
      Map<String, List<Line>> lines = new TreeMap<>();
      for (ClusteredSample sample : shard.samples()) {
        LedgerEntry entry = ledger.decided(sample);
        entries.add(entry);
        if (entry.decision() == Decision.SELECTED) {
          SampleHeader header = sample.row().header();
          SelectionPlan plan = ledger.planOf(header.language());
          String file =
              OutputNames.selected(header.language(), header.id(), plan.counts().selected());
          add(lines, file, header.id().toString(), sample.row().payload().bytes());
        }
      }
      for (RejectedRow row : shard.settled().rejected()) {
        add(
            lines,
            OutputNames.rejected(row.origin(), corpus.rejected()),
            OutputNames.placeKey(row.origin()),
            JsonFile.line(RejectedLine.of(row)));
      }
      entries.sort(LedgerEntry.ORDER);
      writeLedger(OutputNames.ledger(shard.shard(), shards), entries);
      lines.forEach((file, text) -> context.output(KV.of(file, new OutputLines(text))));
      Progress.WRITTEN.add(entries.size());
      Progress.WRITTEN.addNanos(System.nanoTime() - start);
    }

    private static void add(Map<String, List<Line>> lines, String file, String key, byte[] text) {
      lines.computeIfAbsent(file, name -> new ArrayList<>()).add(new Line(key, text));
    }

    private void writeLedger(String name, List<LedgerEntry> entries) {
      writeOrFail(
          output,
          name,
          stream -> {
            try (LedgerWriter writer = new LedgerWriter(new FastGzip(stream, GZIP_BUFFER_BYTES))) {
              for (LedgerEntry entry : entries) {
                writer.write(entry);
              }
            }
          });
    }
  }

  /** A ledger is read once or twice: speed of writing counts for more than the last percent. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(java.io.OutputStream stream, int bufferBytes) throws IOException {
      super(stream, bufferBytes);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /** Sorts and writes one file. */
  private static final class WriteFile extends DoFn<KV<String, Iterable<OutputLines>>, Void> {

    private static final long serialVersionUID = 1L;

    private final OutputFolder output;

    WriteFile(OutputFolder output) {
      this.output = output;
    }

    @ProcessElement
    public void write(@Element KV<String, Iterable<OutputLines>> file) {
      List<Line> lines = new ArrayList<>();
      file.getValue().forEach(part -> lines.addAll(part.lines()));
      lines.sort(Line.ORDER);
      writeOrFail(
          output,
          file.getKey(),
          stream -> {
            for (Line line : lines) {
              stream.write(line.text());
              stream.write('\n');
            }
          });
    }
  }

  static void writeOrFail(OutputFolder output, String name, OutputFolder.Content content) {
    try {
      output.writeWhole(name, content);
    } catch (IOException e) {
      throw UserException.failed(
          "%s/%s: cannot be written: %s. Check free space and permissions; the unfinished output is"
                  .formatted(output.location(), name, IoReason.of(e))
              + " removed",
          e);
    }
  }
}
