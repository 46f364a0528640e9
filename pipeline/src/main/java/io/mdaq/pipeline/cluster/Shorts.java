// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Arrays of shorts as bytes, big-endian. */
final class Shorts {

  private Shorts() {}

  static void write(DataOutputStream out, short[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Short.BYTES * values.length);
    buffer.asShortBuffer().put(values);
    out.write(buffer.array());
  }

  /**
   * Reads {@code count} values.
   *
   * @throws java.io.EOFException if there are fewer; memory grows only with what is there
   */
  static short[] read(DataInputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(Math.multiplyExact(Short.BYTES, count));
    if (bytes.length != Short.BYTES * count) {
      throw new java.io.EOFException("fewer than " + count + " values");
    }
    short[] values = new short[count];
    ByteBuffer.wrap(bytes).asShortBuffer().get(values);
    return values;
  }
}
