// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the bytes of one file, wherever it lies. */
@FunctionalInterface
public interface ByteSource {

  /**
   * Opens the file for reading from a byte on. Whoever calls closes the stream.
   *
   * @param offset from the start of the file as stored; other than 0 only for containers that are
   *     {@linkplain Container#isSplittable() splittable}
   */
  InputStream openAt(long offset) throws IOException;

  /** A file of the local file system. */
  static ByteSource of(Path path) {
    return offset -> {
      SeekableByteChannel channel = Files.newByteChannel(path);
      try {
        return Channels.newInputStream(channel.position(offset));
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    };
  }
}
