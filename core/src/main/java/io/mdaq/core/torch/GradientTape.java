// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Records what the calling thread computes, and takes gradients of it. Unlike the engine's own
 * collector it takes gradients of arrays that are no single number, and leaves those that were
 * taken before as they are: gradients add up until they are cleared.
 */
public final class GradientTape {

  private GradientTape() {}

  /** Computes something so that gradients can be taken of it. */
  public static NDArray record(Supplier<NDArray> computation) {
    boolean recordedBefore = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try {
      return computation.get();
    } finally {
      JniUtils.setGradMode(recordedBefore);
    }
  }

  /**
   * Adds to the gradient of every array that wants one, and that the result was computed from, how
   * {@code sum(gradient * result)} changes with it. What was recorded for the result is forgotten.
   *
   * @param gradient of the result's shape
   */
  public static void backward(NDArray result, NDArray gradient) {
    JniUtils.backward(
        (PtNDArray) result, (PtNDArray) gradient, /* keepGraph= */ false, /* createGraph= */ false);
  }

  /** Sets the gradient of an array that wants one to zero, whatever it was. */
  public static void clear(NDArray array) {
    JniUtils.zeroGrad((PtNDArray) array);
  }
}
