// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import io.mdaq.core.problem.UserException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Yields the rows of a slice one after the other, holding at most one row and a buffer in memory.
 * Closing it closes the stream it reads. Not thread-safe.
 */
public interface RowFramer extends Closeable {

  /**
   * The next row, empty at the end of the slice.
   *
   * @throws io.mdaq.core.problem.UserException where the rest of the file cannot be told apart into
   *     rows
   * @throws DamagedPackingException where packed data breaks off or is corrupt
   * @throws IOException where the file cannot be read
   */
  Optional<FramedRow> next() throws IOException;

  /**
   * What the rows are written back with: the id of a Parquet file's schema, empty where the rows
   * stand in the file as JSON.
   */
  default String schema() {
    return "";
  }

  /**
   * The framer for a slice of JSON.
   *
   * @param in the bytes from {@link #openingOffset} on; the framer closes it
   * @param maxRowBytes rows over this many bytes come out as {@link FramedRow.TooLong}
   * @throws UserException where the file is Parquet, of which only rows of training data are read
   */
  static RowFramer of(FileSlice slice, InputStream in, int maxRowBytes) {
    if (slice.container().layout() == Layout.PARQUET) {
      throw UserException.failed(
          slice.file()
              + ": this is a Parquet file, which is read as training data only. Convert it to JSON"
              + " Lines.");
    }
    if (slice.extent() == Extent.PART) {
      return JsonLinesFramer.part(in, slice.start(), slice.end(), maxRowBytes);
    }
    InputStream content = slice.container().compression().unpack(in);
    return slice.container().layout() == Layout.ARRAY
        ? new JsonArrayFramer(slice.file(), content, maxRowBytes)
        : JsonLinesFramer.whole(content, maxRowBytes);
  }

  /**
   * The byte at which the file is to be opened for a slice: one before its start, because the byte
   * before tells whether a line begins there.
   */
  static long openingOffset(FileSlice slice) {
    return Math.max(0, slice.start() - 1);
  }
}
