// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.format.Payload;
import io.mdaq.core.format.parquet.ParquetRows;
import io.mdaq.core.format.parquet.ParquetSchema;
import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.ledger.LedgerWriter;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.corpus.Grouping;
import io.mdaq.pipeline.examples.ExampleCollector;
import io.mdaq.pipeline.examples.RunExamples;
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
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Decides every sample and writes ledger, selected rows, rejected rows and examples for the report.
 *
 * <p>A group is one output file, of ten thousand rows and a few to spare.
 */
public final class WriteOutcome extends PTransform<PCollection<ClusteredShard>, PDone> {

  private static final long serialVersionUID = 1L;
  private static final TupleTag<KV<String, OutputLines>> LINES = new TupleTag<>("lines") {};
  private static final TupleTag<KV<Integer, RunExamples>> EXAMPLES = new TupleTag<>("examples") {};

  private final PCollectionView<Corpus> corpus;
  private final PCollectionView<Map<String, SelectionPlan>> plans;
  private final Grouping grouping;
  private final int shards;
  private final OutputFolder output;
  private final List<ParquetSchema> schemas;

  /**
   * @param corpus for percentiles
   * @param plans by group
   * @param grouping what a group is
   * @param shards how many there are
   * @param output where to write
   * @param schemas of the Parquet files among the inputs
   */
  public WriteOutcome(
      PCollectionView<Corpus> corpus,
      PCollectionView<Map<String, SelectionPlan>> plans,
      Grouping grouping,
      int shards,
      OutputFolder output,
      List<ParquetSchema> schemas) {
    this.corpus = corpus;
    this.plans = plans;
    this.grouping = grouping;
    this.shards = shards;
    this.output = output;
    this.schemas = List.copyOf(schemas);
  }

  @Override
  public PDone expand(PCollection<ClusteredShard> clustered) {
    PCollectionTuple decided =
        clustered.apply(
            "Decide, write ledger",
            ParDo.of(new Decide(corpus, plans, grouping, shards, output))
                .withSideInputs(corpus, plans)
                .withOutputTags(LINES, TupleTagList.of(EXAMPLES)));
    decided
        .get(LINES)
        .setCoder(KvCoder.of(StringUtf8Coder.of(), OutputLines.coder()))
        .apply("Bring lines together", GroupByKey.create())
        .apply("Write files", ParDo.of(new WriteFile(output, schemas)));
    decided
        .get(EXAMPLES)
        .setCoder(KvCoder.of(VarIntCoder.of(), RunExamples.coder()))
        .apply("Examples", new WriteExamples(output));
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
      Map<String, OutputLines> lines = new TreeMap<>();
      ExampleCollector examples = new ExampleCollector(corpus, grouping);
      for (ClusteredSample sample : shard.samples()) {
        LedgerEntry entry = ledger.decided(sample);
        entries.add(entry);
        examples.add(sample, Objects.requireNonNullElse(entry.stage(), ""));
        if (entry.decision() == Decision.SELECTED) {
          SampleHeader header = sample.row().header();
          SelectionPlan plan = ledger.planOf(header.language());
          Payload payload = sample.row().payload();
          String file =
              OutputNames.selected(
                  header.language(), header.id(), payload.schema(), plan.counts().selected());
          Line line = new Line(header.id().toString(), payload.bytes());
          add(lines, file, payload.schema(), line);
        }
      }
      for (RejectedRow row : shard.settled().rejected()) {
        add(
            lines,
            OutputNames.rejected(row.origin(), corpus.rejected()),
            "",
            new Line(OutputNames.placeKey(row.origin()), JsonFile.line(RejectedLine.of(row))));
      }
      entries.sort(LedgerEntry.ORDER);
      writeLedger(OutputNames.ledger(shard.shard(), shards), entries);
      lines.forEach((file, some) -> context.output(KV.of(file, some)));
      context.output(EXAMPLES, KV.of(0, examples.examples()));
      Progress.WRITTEN.add(entries.size());
      Progress.WRITTEN.addNanos(System.nanoTime() - start);
    }

    private static void add(Map<String, OutputLines> lines, String file, String schema, Line line) {
      lines
          .computeIfAbsent(file, name -> new OutputLines(schema, new ArrayList<>()))
          .lines()
          .add(line);
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
    FastGzip(OutputStream stream, int bufferBytes) throws IOException {
      super(stream, bufferBytes);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /** Sorts and writes one file. */
  private static final class WriteFile extends DoFn<KV<String, Iterable<OutputLines>>, Void> {

    private static final long serialVersionUID = 1L;

    private final OutputFolder output;
    private final List<ParquetSchema> schemas;

    WriteFile(OutputFolder output, List<ParquetSchema> schemas) {
      this.output = output;
      this.schemas = schemas;
    }

    @ProcessElement
    public void write(@Element KV<String, Iterable<OutputLines>> file) {
      List<Line> lines = new ArrayList<>();
      Set<String> schema = new TreeSet<>();
      for (OutputLines part : file.getValue()) {
        lines.addAll(part.lines());
        schema.add(part.schema());
      }
      lines.sort(Line.ORDER);
      Optional<ParquetSchema> parquet =
          schemas.stream().filter(known -> schema.contains(known.id())).findFirst();
      writeOrFail(
          output,
          file.getKey(),
          parquet.isPresent()
              ? stream -> writeParquet(lines, parquet.get(), stream)
              : stream -> writeLines(lines, stream));
    }

    private static void writeLines(List<Line> lines, OutputStream stream) throws IOException {
      for (Line line : lines) {
        stream.write(line.text());
        stream.write('\n');
      }
    }

    private static void writeParquet(List<Line> lines, ParquetSchema schema, OutputStream stream)
        throws IOException {
      try (ParquetRows rows = new ParquetRows(schema, stream)) {
        for (Line line : lines) {
          rows.write(line.text());
        }
      }
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
