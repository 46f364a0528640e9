// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;

/** An opened Parquet file whose footer was held against the file. Not thread-safe. */
public final class ParquetFile implements Closeable {

  /** A row group is read whole; a usual one has some tens of megabytes. */
  private static final long MOST_GROUP_BYTES = 1L << 30;

  private static final int MOST_COLUMNS = 10_000;

  /** Takes a step that reads the file. */
  @FunctionalInterface
  interface Step<T> {
    T take() throws IOException;
  }

  private final String file;
  private final ParquetFileReader reader;
  private final ParquetSchema schema;

  private ParquetFile(String file, ParquetFileReader reader) {
    this.file = file;
    this.reader = reader;
    this.schema = ParquetSchema.of(reader.getFileMetaData());
  }

  /**
   * Opens a file and checks its footer; pages are not looked at.
   *
   * @param file its name, for messages
   * @throws UserException where it is truncated, damaged, encrypted, packed in a way that is not
   *     read, or in pieces too large to be held
   * @throws IOException where the file cannot be read
   */
  public static ParquetFile open(String file, ByteSource source) throws IOException {
    long length = source.size();
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new PageCodecs())
            .usePageChecksumVerification()
            .build();
    ParquetFileReader reader =
        guarded(file, () -> ParquetFileReader.open(new SourceFile(source, length), options));
    try {
      check(file, reader, length);
      return guarded(file, () -> new ParquetFile(file, reader));
    } catch (UserException | IOException e) {
      reader.close();
      throw e;
    }
  }

  /** What the file says of its columns. */
  public ParquetSchema schema() {
    return schema;
  }

  /** How many rows the file says it has. */
  public long rows() {
    return groups().stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  List<BlockMetaData> groups() {
    return reader.getRowGroups();
  }

  /** The pages of a row group, to be read before the next group is asked for. */
  PageReadStore pages(int group) throws IOException {
    return guarded(file, () -> reader.readRowGroup(group));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static void check(String file, ParquetFileReader reader, long length) {
    FileMetaData facts = reader.getFileMetaData();
    if (facts.getEncryptionType() != FileMetaData.EncryptionType.UNENCRYPTED) {
      throw encrypted(file);
    }
    int columns = facts.getSchema().getColumns().size();
    if (columns == 0 || columns > MOST_COLUMNS) {
      throw damaged(
          file, "it has %d columns, allowed are 1 to %d".formatted(columns, MOST_COLUMNS));
    }
    for (BlockMetaData group : reader.getRowGroups()) {
      check(file, group, columns, length);
    }
  }

  private static void check(String file, BlockMetaData group, int columns, long length) {
    if (group.getRowCount() < 0 || group.getColumns().size() != columns) {
      throw damaged(
          file,
          "a row group has %d rows in %d of %d columns"
              .formatted(group.getRowCount(), group.getColumns().size(), columns));
    }
    long bytes = 0;
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      requireReadable(file, chunk);
      long start = chunk.getStartingPos();
      long size = chunk.getTotalSize();
      if (start < 0 || size < 0 || start > length - size) {
        throw damaged(
            file,
            "column %s is said to lie in %d bytes from byte %d, the file has %d bytes"
                .formatted(Excerpt.of(chunk.getPath().toDotString()), size, start, length));
      }
      bytes += size;
    }
    if (bytes > MOST_GROUP_BYTES) {
      throw UserException.failed(
          "%s: a row group of this Parquet file has %d bytes, allowed are %d, since it is read as a"
                  .formatted(file, bytes, MOST_GROUP_BYTES)
              + " whole. Write the file with smaller row groups.");
    }
  }

  private static void requireReadable(String file, ColumnChunkMetaData chunk) {
    if (!PageCodecs.READ.contains(chunk.getCodec())) {
      throw UserException.failed(
          "%s: column %s of this Parquet file is packed with %s, which is not read; write it with"
                  .formatted(file, Excerpt.of(chunk.getPath().toDotString()), chunk.getCodec())
              + " zstd, snappy, gzip, lz4_raw or none.");
    }
  }

  static UserException encrypted(String file) {
    return UserException.failed(
        file + ": this Parquet file is encrypted. Write it without encryption.");
  }

  static UserException damaged(String file, String what) {
    return UserException.failed(message(file, what));
  }

  /**
   * Takes a step in which the file's bytes decide what happens: whatever goes wrong is the file's
   * fault, unless it could not be read at all. Also an error is: a footer may nest without end, and
   * a page announce an array that no memory holds.
   */
  static <T> T guarded(String file, Step<T> step) throws IOException {
    try {
      return step.take();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw UserException.failed(message(file, reason(e)), e);
    }
  }

  private static String message(String file, String what) {
    return "%s: the Parquet file is damaged or no file of that format: %s. Fetch or write it again."
        .formatted(file, what);
  }

  private static String reason(Throwable problem) {
    String message = String.valueOf(problem.getMessage());
    return problem.getClass().getSimpleName() + " (" + Excerpt.of(message) + ")";
  }
}
