// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.util.Arrays;

/**
 * A view of a row's bytes inside a larger buffer, so that rows need not be copied to be looked at.
 * The owner of the buffer says how long the view stays valid.
 */
public final class RowBytes {

  private final byte[] buffer;
  private final int from;
  private final int to;

  /** The bytes {@code [from, to)} of a buffer that is not copied. */
  public RowBytes(byte[] buffer, int from, int to) {
    this.buffer = buffer;
    this.from = from;
    this.to = to;
    if (from < 0 || to < from || to > buffer.length) {
      throw new IllegalArgumentException(
          "not a range of " + buffer.length + " bytes: [" + from + ", " + to + ")");
    }
  }

  /** All bytes of an array that is not copied. */
  public static RowBytes of(byte[] bytes) {
    return new RowBytes(bytes, 0, bytes.length);
  }

  /** The buffer itself; bytes outside {@code [from, to)} belong to other rows. */
  public byte[] buffer() {
    return buffer;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  public int length() {
    return to - from;
  }

  /** The row's bytes alone. */
  public byte[] copy() {
    return Arrays.copyOfRange(buffer, from, to);
  }
}
