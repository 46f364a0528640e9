// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of one file, wherever it lies. */
public interface ByteSource {

  /**
   * Opens the file for reading from a byte on. Whoever calls closes the stream.
   *
   * @param offset from the start of the file as stored; other than 0 only for containers that are
   *     {@linkplain Container#isSplittable() splittable}
   */
  InputStream openAt(long offset) throws IOException;

  /** How many bytes the file has as stored. */
  long size() throws IOException;

  /** A file of the local file system. */
  static ByteSource of(Path path) {
    return new ByteSource() {
      @Override
      public InputStream openAt(long offset) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(path);
        try {
          return Channels.newInputStream(channel.position(offset));
        } catch (IOException e) {
          channel.close();
          throw e;
        }
      }

      @Override
      public long size() throws IOException {
        return Files.size(path);
      }
    };
  }

  /** Bytes in memory, which are not copied. */
  static ByteSource of(byte[] bytes) {
    return new ByteSource() {
      @Override
      public InputStream openAt(long offset) throws IOException {
        if (offset > bytes.length) {
          throw new EOFException("byte " + offset + " of " + bytes.length);
        }
        return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
      }

      @Override
      public long size() {
        return bytes.length;
      }
    };
  }
}
