// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.parquet;

import io.mdaq.core.format.framing.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A {@link ByteSource} as Parquet reads files. Where the source itself cannot be read, an {@link
 * UncheckedIOException} says so; every other exception is about what the file holds.
 *
 * @param length the file's size in bytes
 */
record SourceFile(ByteSource source, long length) implements InputFile {

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public SeekableInputStream newStream() {
    return new Seekable(new Moving(source));
  }

  private static final class Seekable extends DelegatingSeekableInputStream {

    private final Moving in;

    Seekable(Moving in) {
      super(in);
      this.in = in;
    }

    @Override
    public long getPos() {
      return in.position;
    }

    @Override
    public void seek(long position) throws IOException {
      in.moveTo(position);
    }
  }

  /**
   * A stream that is opened anew wherever the reader goes on in another place, which happens a few
   * times for each row group.
   */
  private static final class Moving extends InputStream {

    private final ByteSource source;
    private InputStream open = InputStream.nullInputStream();
    private long position;
    private boolean moved = true;

    Moving(ByteSource source) {
      this.source = source;
    }

    void moveTo(long target) throws IOException {
      if (target < 0) {
        throw new IOException("the file points to byte " + target);
      }
      moved |= target != position;
      position = target;
    }

    @Override
    public int read() {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      try {
        if (moved) {
          open.close();
          open = source.openAt(position);
          moved = false;
        }
        int count = open.read(target, offset, length);
        position += Math.max(count, 0);
        return count;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      open.close();
    }
  }
}
