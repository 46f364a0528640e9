// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stretch of a stream held in memory: it grows at the end by reading and shrinks at the front by
 * dropping. Indices are relative to its first byte. The buffer doubles when it is full, up to a row
 * of the longest kind and a bit; the owner drops what is longer.
 */
final class Window implements Closeable {

  static final int INITIAL_BYTES = 64 << 10;

  private static final int MARK_BYTES = 3;

  private final InputStream in;
  private final int mostBytes;
  private byte[] buffer;
  private int start;
  private int limit;
  private long offset;

  /** A window of the usual size at the start of a file. */
  Window(InputStream in, int maxRowBytes) {
    this(in, 0, INITIAL_BYTES, maxRowBytes);
  }

  /**
   * @param offset the place of the stream's first byte in the file
   * @param initialBytes the buffer's first size
   * @param maxRowBytes the longest row that must fit
   */
  Window(InputStream in, long offset, int initialBytes, int maxRowBytes) {
    this.in = in;
    this.offset = offset;
    this.buffer = new byte[initialBytes];
    this.mostBytes = maxRowBytes + INITIAL_BYTES;
  }

  /** The place of the window's first byte in the file. */
  long offset() {
    return offset;
  }

  int length() {
    return limit - start;
  }

  /** The bytes a buffer now takes. */
  int capacity() {
    return buffer.length;
  }

  byte at(int index) {
    return buffer[start + index];
  }

  /** The first occurrence of a byte at or behind an index, or -1. */
  int indexOf(byte wanted, int from) {
    byte[] bytes = buffer;
    for (int i = start + from; i < limit; i++) {
      if (bytes[i] == wanted) {
        return i - start;
      }
    }
    return -1;
  }

  /** The first quote or backslash at or behind an index, or the window's length. */
  int indexOfQuoteOrBackslash(int from) {
    byte[] bytes = buffer;
    int i = start + from;
    while (i < limit && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i - start;
  }

  /** Bytes of the window, valid until {@link #more()}. */
  RowBytes view(int from, int to) {
    return new RowBytes(buffer, start + from, start + to);
  }

  /** Lets the first bytes go. */
  void drop(int count) {
    start += count;
    offset += count;
  }

  /** The length of the byte order mark at the window's front: 3 or 0. */
  int markLength() {
    boolean marked =
        length() >= MARK_BYTES
            && at(0) == (byte) 0xEF
            && at(1) == (byte) 0xBB
            && at(2) == (byte) 0xBF;
    return marked ? MARK_BYTES : 0;
  }

  /** Reads as much as a byte order mark takes and lets it go where there is one. */
  void dropByteOrderMark() throws IOException {
    while (length() < MARK_BYTES && more()) {
      // A stream may give single bytes.
    }
    drop(markLength());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Reads some more bytes; false at the end of the stream. */
  boolean more() throws IOException {
    if (limit == buffer.length) {
      makeRoom();
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    if (read <= 0) {
      return read == 0 && readOne();
    }
    limit += read;
    return true;
  }

  /** A stream that gives nothing although it was asked for something is asked for one byte. */
  private boolean readOne() throws IOException {
    int single = in.read();
    if (single < 0) {
      return false;
    }
    buffer[limit++] = (byte) single;
    return true;
  }

  private void makeRoom() {
    int kept = length();
    byte[] target = start > 0 ? buffer : new byte[largerSize()];
    System.arraycopy(buffer, start, target, 0, kept);
    buffer = target;
    start = 0;
    limit = kept;
  }

  private int largerSize() {
    if (buffer.length >= mostBytes) {
      throw new IllegalStateException("more than a row of " + mostBytes + " bytes is held");
    }
    return Math.min(2 * buffer.length, mostBytes);
  }
}
