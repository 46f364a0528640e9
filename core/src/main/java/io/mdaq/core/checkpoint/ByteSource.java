// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes of known number that can be looked at in pieces, without reading them all. */
sealed interface ByteSource {

  /** The number of bytes, fixed when the source was opened. */
  long size();

  /** A read-only view of {@code length} bytes from {@code position}, which lie inside. */
  ByteBuffer view(long position, int length) throws IOException;

  /** A file, viewed through memory maps that outlive the channel. */
  record Mapped(FileChannel channel, long size) implements ByteSource {
    @Override
    public ByteBuffer view(long position, int length) throws IOException {
      return channel.map(FileChannel.MapMode.READ_ONLY, position, length);
    }
  }

  /** An array that nobody writes to any more. */
  record InMemory(byte[] bytes) implements ByteSource {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public ByteBuffer view(long position, int length) {
      return ByteBuffer.wrap(bytes).slice(Math.toIntExact(position), length).asReadOnlyBuffer();
    }
  }
}
