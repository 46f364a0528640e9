// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.checkpoint.TensorSpec;
import java.util.Arrays;

/** Float32 arrays as checkpoint tensors: the way back from {@link WeightLoader}. */
public final class ArrayTensor {

  private ArrayTensor() {}

  /**
   * What a file says of such an array.
   *
   * @throws IllegalArgumentException if the array is not float32
   */
  public static TensorSpec spec(String name, NDArray array) {
    if (array.getDataType() != DataType.FLOAT32) {
      throw new IllegalArgumentException(name + " is " + array.getDataType() + ", not float32");
    }
    return new TensorSpec(
        name, DType.F32, Arrays.stream(array.getShape().getShape()).boxed().toList());
  }

  /** The array's own memory where that is possible: use it before the array changes or closes. */
  public static Tensor view(String name, NDArray array) {
    return Tensor.over(spec(name, array), array.toByteBuffer(/* tryDirect= */ true));
  }
}
