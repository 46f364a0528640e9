// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Unpacks zstd (RFC 8878) with any number of frames, reading to the last byte or saying why not.
 * Frames that ask for a window of more than 128 MiB are refused: the memory would be a stranger's
 * choice.
 *
 * <p>Not the library's own stream: it takes a file that breaks off in the header of a further frame
 * for one that ends behind the frame before, and rows would be lost without a word.
 */
final class ZstdFrames extends InputStream {

  private static final int BUFFER_BYTES = 128 << 10;

  private final InputStream in;
  private final ZstdDecompressCtx decoder = new ZstdDecompressCtx();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteBuffer packed = ByteBuffer.allocateDirect(BUFFER_BYTES).flip();
  private final ByteBuffer unpacked = ByteBuffer.allocateDirect(BUFFER_BYTES).flip();
  private boolean insideFrame;

  ZstdFrames(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!unpacked.hasRemaining()) {
      // A decoder that filled the last buffer may hold more, whether or not there is further input.
      boolean mayHoldMore = insideFrame && unpacked.limit() == unpacked.capacity();
      if (!packed.hasRemaining() && !mayHoldMore && !fill()) {
        if (insideFrame) {
          throw damaged("the data breaks off: the file ends inside a frame");
        }
        return -1;
      }
      decode();
    }
    int count = Math.min(length, unpacked.remaining());
    unpacked.get(target, offset, count);
    return count;
  }

  /** Releases native memory and closes the packed stream. */
  @Override
  public void close() throws IOException {
    decoder.close();
    in.close();
  }

  private void decode() throws IOException {
    unpacked.clear();
    try {
      insideFrame = !decoder.decompressDirectByteBufferStream(unpacked, packed);
    } catch (ZstdException e) {
      // The exception's own message is always that there was no error; its code is right.
      throw damaged("the decoder says: " + Zstd.getErrorName(-Math.abs(e.getErrorCode())));
    }
    unpacked.flip();
  }

  private boolean fill() throws IOException {
    int count = in.read(buffer);
    packed.clear();
    packed.put(buffer, 0, Math.max(count, 0)).flip();
    return count > 0;
  }

  private static DamagedPackingException damaged(String what) {
    return new DamagedPackingException(Compression.ZSTD, what);
  }
}
