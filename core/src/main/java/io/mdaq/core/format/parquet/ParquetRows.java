// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows that were read from Parquet files as a Parquet file with the same columns and notes,
 * packed with zstd. Equal rows in equal order give equal bytes.
 */
public final class ParquetRows implements Closeable {

  private final ParquetWriter<byte[]> writer;

  /**
   * @param schema of the files that the rows come from
   * @param stream takes the file; not closed here
   */
  public ParquetRows(ParquetSchema schema, OutputStream stream) throws IOException {
    this.writer =
        new Builder(schema, new StreamFile(stream))
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new PageCodecs())
            .withCompressionCodec(PageCodecs.WRITTEN)
            .build();
  }

  /** Adds a row, as {@link ParquetFramer} gave it. */
  public void write(byte[] row) throws IOException {
    writer.write(row);
  }

  /** Completes the file. */
  @Override
  public void close() throws IOException {
    writer.close();
  }

  // The forms with a Hadoop configuration are abstract still; nobody calls them.
  @SuppressWarnings("deprecation")
  private static final class Builder extends ParquetWriter.Builder<byte[], Builder> {

    private final ParquetSchema schema;

    Builder(ParquetSchema schema, OutputFile file) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<byte[]> getWriteSupport(ParquetConfiguration configuration) {
      return new JsonWriteSupport(schema);
    }

    @Override
    protected WriteSupport<byte[]> getWriteSupport(Configuration configuration) {
      return new JsonWriteSupport(schema);
    }
  }

  @SuppressWarnings("deprecation")
  private static final class JsonWriteSupport extends WriteSupport<byte[]> {

    private final MessageType type;
    private final Map<String, String> notes;
    private @Nullable JsonRecord record;

    JsonWriteSupport(ParquetSchema schema) {
      this.type = schema.type();
      this.notes = schema.notes();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(type, notes);
    }

    @Override
    public WriteContext init(Configuration configuration) {
      return new WriteContext(type, notes);
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      record = new JsonRecord(type, consumer);
    }

    @Override
    public void write(byte[] row) {
      try {
        Objects.requireNonNull(record).write(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A stream that knows how far it has come; closing is left to whoever opened it. */
  private record StreamFile(OutputStream stream) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSize) {
      return new Counting(stream);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
      return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class Counting extends PositionOutputStream {

    private final OutputStream out;
    private long position;

    Counting(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
