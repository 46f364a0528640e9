// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.ContainerDetector;
import io.mdaq.core.format.framing.DamagedPackingException;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.format.framing.FileSlices;
import io.mdaq.core.format.framing.FramedRow;
import io.mdaq.core.format.framing.RowFramer;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The rows of a JSON array or of JSON Lines, plain, gzip or zstd, one after the other; holds one
 * row at a time.
 */
final class RowFile implements Closeable {

  /** Far above any answer with its judgement; a file without line ends is found out here. */
  static final int MAX_ROW_BYTES = 16 << 20;

  private final String name;
  private final RowFramer framer;
  private long rows;

  private RowFile(String name, RowFramer framer) {
    this.name = name;
    this.framer = framer;
  }

  /**
   * A row as it stands.
   *
   * @param place file and row, for messages
   * @param number from 1
   * @param bytes valid JSON or not
   */
  record Row(String place, long number, byte[] bytes) {}

  /**
   * Opens a file.
   *
   * @throws UserException where it is none, or of a kind that is not read
   */
  static RowFile open(Path file) throws IOException {
    String name = Excerpt.escape(file.toString());
    // Opening a pipe would wait for a writer.
    if (!Files.isRegularFile(file)) {
      throw UserException.failed(
          name + (Files.exists(file) ? ": this is no regular file." : ": there is no such file."));
    }
    ByteSource source = ByteSource.of(file);
    FileSlice whole = FileSlices.whole(name, Files.size(file), source);
    return new RowFile(name, RowFramer.of(whole, source.openAt(0), MAX_ROW_BYTES));
  }

  /**
   * The next row, empty behind the last.
   *
   * @throws UserException where the file is damaged or a row is too long
   */
  Optional<Row> next() throws IOException {
    try {
      return framer.next().map(this::complete);
    } catch (DamagedPackingException e) {
      throw ContainerDetector.damaged(name, e, rows);
    }
  }

  private Row complete(FramedRow framed) {
    String place = name + ": " + framed.position().describe();
    if (framed instanceof FramedRow.Complete row) {
      rows++;
      return new Row(place, rows, row.bytes().copy());
    }
    throw UserException.failed(
        "%s: the row has %d bytes; allowed are at most %d. Judgements are one row of JSON each."
            .formatted(place, ((FramedRow.TooLong) framed).length(), MAX_ROW_BYTES));
  }

  @Override
  public void close() throws IOException {
    framer.close();
  }
}
