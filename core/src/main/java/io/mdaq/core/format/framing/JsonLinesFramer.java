// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import io.mdaq.core.sample.Position;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * JSON Lines: a row per line, ended by LF or CRLF, the last one with or without. A byte order mark
 * at the start of the file belongs to no row. Lines of white space are no rows but count as lines.
 *
 * <p>A part of a file takes the lines whose first byte lies in it and reads on behind its end to
 * finish the last one; lines are then known by their byte offset. Together the parts yield each row
 * of the file once, wherever the cuts fall.
 */
final class JsonLinesFramer implements RowFramer {

  private static final byte LINE_FEED = '\n';

  private final Window window;
  private final long end;
  private final Extent extent;
  private final int maxRowBytes;
  private boolean aligned;
  private long lines;

  private JsonLinesFramer(Window window, long start, long end, Extent extent, int maxRowBytes) {
    this.window = window;
    this.end = end;
    this.extent = extent;
    this.maxRowBytes = maxRowBytes;
    this.aligned = start == 0;
  }

  /** All lines of a file. */
  static JsonLinesFramer whole(InputStream in, int maxRowBytes) {
    return whole(new Window(in, maxRowBytes), maxRowBytes);
  }

  static JsonLinesFramer whole(Window window, int maxRowBytes) {
    return new JsonLinesFramer(window, 0, Long.MAX_VALUE, Extent.WHOLE, maxRowBytes);
  }

  /**
   * The lines that begin in {@code [start, end)}.
   *
   * @param in the file's bytes from the one before {@code start} on, or from 0 where start is 0
   */
  static JsonLinesFramer part(InputStream in, long start, long end, int maxRowBytes) {
    Window window = new Window(in, Math.max(0, start - 1), Window.INITIAL_BYTES, maxRowBytes);
    return new JsonLinesFramer(window, start, end, Extent.PART, maxRowBytes);
  }

  @Override
  public Optional<FramedRow> next() throws IOException {
    if (!aligned) {
      skipLine();
      aligned = true;
    }
    while (window.offset() < end && (window.length() > 0 || window.more())) {
      Optional<FramedRow> row = line();
      if (row.isPresent()) {
        return row;
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  /** Takes one line off the window; empty where it holds white space only. */
  private Optional<FramedRow> line() throws IOException {
    lines++;
    Position position =
        extent == Extent.WHOLE ? new Position.Line(lines) : new Position.Offset(window.offset());
    int feed = window.indexOf(LINE_FEED, 0);
    while (feed < 0) {
      int scanned = window.length();
      // One byte over the limit may still be the carriage return of the line end.
      if (scanned - markLength() > maxRowBytes + 1L) {
        return longLine(position);
      }
      if (!window.more()) {
        break;
      }
      feed = window.indexOf(LINE_FEED, scanned);
    }
    int from = markLength();
    int lineEnd = feed < 0 ? window.length() : feed;
    int to = lineEnd > from && window.at(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
    Optional<FramedRow> row = Optional.empty();
    if (!isBlank(from, to)) {
      row =
          Optional.of(
              to - from > maxRowBytes
                  ? new FramedRow.TooLong(position, to - from)
                  : new FramedRow.Complete(position, window.view(from, to)));
    }
    window.drop(feed < 0 ? window.length() : feed + 1);
    return row;
  }

  /** Counts a line that is not worth holding, dropping what was read as it goes. */
  private Optional<FramedRow> longLine(Position position) throws IOException {
    int from = markLength();
    long start = window.offset() + from;
    boolean blank = isBlank(from, window.length());
    byte last = window.at(window.length() - 1);
    window.drop(window.length());
    int feed = -1;
    while (feed < 0 && window.more()) {
      feed = window.indexOf(LINE_FEED, 0);
      int seen = feed < 0 ? window.length() : feed;
      blank = blank && isBlank(0, seen);
      last = seen > 0 ? window.at(seen - 1) : last;
      window.drop(seen);
    }
    long length = window.offset() - start - (last == '\r' ? 1 : 0);
    window.drop(feed < 0 ? 0 : 1);
    return blank ? Optional.empty() : Optional.of(new FramedRow.TooLong(position, length));
  }

  /** Drops everything up to and including the next line feed: that line is another part's. */
  private void skipLine() throws IOException {
    int feed = window.indexOf(LINE_FEED, 0);
    while (feed < 0) {
      window.drop(window.length());
      if (!window.more()) {
        return;
      }
      feed = window.indexOf(LINE_FEED, 0);
    }
    window.drop(feed + 1);
  }

  /** Only a file begins with a byte order mark; elsewhere it is a row's own (bad) first byte. */
  private int markLength() {
    return window.offset() == 0 ? window.markLength() : 0;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!JsonSpace.isSpace(window.at(i))) {
        return false;
      }
    }
    return true;
  }
}
