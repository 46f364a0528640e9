// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How fast the engine multiplies large float32 matrices: what speeds of training are shares of. */
public final class MatmulCeiling {

  private static final int SIZE = 2048;
  private static final int ROUNDS = 5;

  /** It is the same for every training of a process, and takes time to find out. */
  private static final Map<Device, Double> MEASURED = new ConcurrentHashMap<>();

  private MatmulCeiling() {}

  /**
   * As {@link #measure}, once for each device of this process.
   *
   * @param parent on the device
   */
  public static double of(NDManager parent) {
    return MEASURED.computeIfAbsent(parent.getDevice(), device -> measure(parent));
  }

  /**
   * Measures for about a second.
   *
   * @return floating-point operations per second, of the fastest of some products
   */
  public static double measure(NDManager parent) {
    try (NDManager manager = parent.newSubManager()) {
      NDArray matrix = manager.full(new Shape(SIZE, SIZE), 1f / SIZE, DataType.FLOAT32);
      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        try (NDArray product = matrix.matMul(matrix)) {
          // Reading a number waits for it, on devices that run behind.
          product.getFloat(0, 0);
          least = Math.min(least, System.nanoTime() - start);
        }
      }
      return 2.0 * SIZE * SIZE * SIZE / (least / 1e9);
    }
  }
}
