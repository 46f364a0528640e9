// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.format.ReadSettings;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.pipeline.record.RowBatch;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads slices of files into batches of rows, keyed by shard. A slice is one element, so files are
 * read in parallel and large JSON Lines files are as well.
 */
public final class ReadRows extends PTransform<PBegin, PCollection<KV<Integer, RowBatch>>> {

  private static final long serialVersionUID = 1L;

  private final List<FileSlice> slices;
  private final ReadSettings settings;
  private final LanguageSettings languages;
  private final int shards;

  /**
   * @param slices what to read
   * @param settings how to read it
   * @param languages how each row gets its language
   * @param shards over how many shards the samples are spread
   */
  public ReadRows(
      List<FileSlice> slices, ReadSettings settings, LanguageSettings languages, int shards) {
    this.slices = List.copyOf(slices);
    this.settings = settings;
    this.languages = languages;
    this.shards = shards;
  }

  @Override
  public PCollection<KV<Integer, RowBatch>> expand(PBegin begin) {
    return begin
        .apply("List slices", Create.of(slices).withCoder(SerializableCoder.of(FileSlice.class)))
        .apply("Spread over workers", Reshuffle.viaRandomKey())
        .apply("Read and check", ParDo.of(new Read(settings, languages, shards)))
        .setCoder(KvCoder.of(VarIntCoder.of(), RowBatch.coder()));
  }

  /** Reads one slice per element. */
  private static final class Read extends DoFn<FileSlice, KV<Integer, RowBatch>> {

    private static final long serialVersionUID = 1L;

    private final ReadSettings settings;
    private final LanguageSettings languages;
    private final int shards;
    private final String here = Path.of("").toAbsolutePath().toString();

    Read(ReadSettings settings, LanguageSettings languages, int shards) {
      this.settings = settings;
      this.languages = languages;
      this.shards = shards;
    }

    @ProcessElement
    public void read(@Element FileSlice slice, OutputReceiver<KV<Integer, RowBatch>> out)
        throws Exception {
      new SliceReading(settings, languages.resolution(), shards)
          .read(slice, here, (shard, batch) -> out.output(KV.of(shard, batch)));
    }
  }
}
