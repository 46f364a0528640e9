// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.Extent;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.format.framing.FramedRow;
import io.mdaq.core.format.framing.RowBytes;
import io.mdaq.core.format.framing.RowFramer;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.Position;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * The rows of a Parquet file as JSON, numbered from 1 through the whole file. A part of a file
 * takes the row groups whose first byte lies in it, so that together the parts yield each row once.
 */
public final class ParquetFramer implements RowFramer {

  private final ParquetFile parquet;
  private final FileSlice slice;
  private final int maxRowBytes;
  private final MessageType type;
  private final MessageColumnIO columns;
  private final RecordJson json = new RecordJson();
  private Optional<RecordReader<Group>> rows = Optional.empty();
  private int group = -1;
  private long left;
  private long number;

  private ParquetFramer(ParquetFile parquet, FileSlice slice, int maxRowBytes) {
    this.parquet = parquet;
    this.slice = slice;
    this.maxRowBytes = maxRowBytes;
    this.type = parquet.schema().type();
    this.columns = new ColumnIOFactory().getColumnIO(type);
  }

  /**
   * The rows of a slice.
   *
   * @param maxRowBytes rows whose JSON is longer come out as {@link FramedRow.TooLong}
   * @throws io.mdaq.core.problem.UserException where the file cannot be used, see {@link
   *     ParquetFile#open}
   * @throws IOException where the file cannot be read
   */
  public static ParquetFramer open(FileSlice slice, ByteSource source, int maxRowBytes)
      throws IOException {
    ParquetFile parquet = ParquetFile.open(slice.file(), source);
    try {
      return ParquetFile.guarded(
          slice.file(), () -> new ParquetFramer(parquet, slice, maxRowBytes));
    } catch (UserException e) {
      parquet.close();
      throw e;
    }
  }

  @Override
  public String schema() {
    return parquet.schema().id();
  }

  @Override
  public Optional<FramedRow> next() throws IOException {
    while (left == 0) {
      if (!nextGroup()) {
        return Optional.empty();
      }
    }
    left--;
    number++;
    byte[] row = ParquetFile.guarded(slice.file(), () -> json.of(rows.orElseThrow().read()));
    Position position = new Position.Line(number);
    return Optional.of(
        row.length > maxRowBytes
            ? new FramedRow.TooLong(position, row.length)
            : new FramedRow.Complete(position, RowBytes.of(row)));
  }

  @Override
  public void close() throws IOException {
    parquet.close();
  }

  /** Goes to the next row group of the slice; those of other slices only count. */
  private boolean nextGroup() throws IOException {
    List<BlockMetaData> groups = parquet.groups();
    group++;
    while (group < groups.size() && !isMine(groups.get(group))) {
      number += groups.get(group).getRowCount();
      group++;
    }
    if (group >= groups.size()) {
      return false;
    }
    left = groups.get(group).getRowCount();
    if (left > 0) {
      PageReadStore pages = parquet.pages(group);
      rows =
          Optional.of(
              ParquetFile.guarded(
                  slice.file(),
                  () -> columns.getRecordReader(pages, new GroupRecordConverter(type))));
    }
    return true;
  }

  private boolean isMine(BlockMetaData block) {
    return slice.extent() == Extent.WHOLE
        || (block.getStartingPos() >= slice.start() && block.getStartingPos() < slice.end());
  }
}
