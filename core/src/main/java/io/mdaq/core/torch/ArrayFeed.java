// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes arrays of Java's numbers in memory that is freed when they are closed. The engine's own way
 * leaves every array in a direct buffer, which only the garbage collector frees: a loop that leaves
 * little garbage fills memory with them before it comes by. For one thread.
 */
public final class ArrayFeed {

  private static final int FIRST_BYTES = 1 << 16;

  private ByteBuffer staging = buffer(FIRST_BYTES);

  /** An array of type INT64. */
  public NDArray longs(NDManager owner, long[] values, Shape shape) {
    int bytes = Math.multiplyExact(values.length, Long.BYTES);
    if (staging.capacity() < bytes) {
      // At least twice as large, so that few are left behind.
      staging = buffer(Math.max(bytes, (int) Math.min(Integer.MAX_VALUE, 2L * staging.capacity())));
    }
    staging.clear().limit(bytes);
    staging.asLongBuffer().put(values);
    try (NDArray inStaging = owner.create(staging.slice(), shape, DataType.INT64)) {
      return inStaging.duplicate();
    }
  }

  /** A vector of type INT64. */
  public NDArray longs(NDManager owner, long[] values) {
    return longs(owner, values, new Shape(values.length));
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
