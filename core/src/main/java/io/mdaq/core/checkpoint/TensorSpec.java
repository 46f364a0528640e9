// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import io.mdaq.core.text.Excerpt;
import java.util.List;

/**
 * A tensor without its numbers: what a file's header says of it.
 *
 * @param shape the dimensions, outermost first
 */
public record TensorSpec(String name, DType dtype, List<Long> shape) {

  /**
   * Keeps a copy of the shape.
   *
   * @throws IllegalArgumentException if the name or the shape is not valid, or the data would not
   *     fit {@link Safetensors#MAX_TENSOR_BYTES}
   */
  public TensorSpec {
    TensorNames.problem(name)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(
                  "the tensor's name " + Excerpt.of(name) + " " + problem);
            });
    shape = List.copyOf(shape);
    if (shape.size() > Shapes.MAX_RANK || shape.stream().anyMatch(d -> d < 0)) {
      throw new IllegalArgumentException(
          "tensor "
              + Excerpt.of(name)
              + ": the shape "
              + shape
              + " must have 0 to "
              + Shapes.MAX_RANK
              + " dimensions, none negative");
    }
    long bytes = Shapes.bytes(dtype, shape).orElse(Long.MAX_VALUE);
    if (bytes > Safetensors.MAX_TENSOR_BYTES) {
      throw new IllegalArgumentException(
          "tensor "
              + Excerpt.of(name)
              + ": "
              + dtype
              + " "
              + shape
              + " has more than "
              + Safetensors.MAX_TENSOR_BYTES
              + " bytes");
    }
  }

  /** The dtype, name and shape of a tensor. */
  public static TensorSpec of(Tensor tensor) {
    return new TensorSpec(tensor.name(), tensor.dtype(), tensor.shape());
  }

  /** The number of elements: the product of the dimensions. */
  public int elements() {
    return bytes() / dtype.bytes();
  }

  /** The size of the data. */
  public int bytes() {
    return Math.toIntExact(Shapes.bytes(dtype, shape).orElseThrow());
  }
}
