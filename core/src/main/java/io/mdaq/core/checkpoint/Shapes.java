// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Arithmetic on the dimensions of tensors that cannot overflow unnoticed. */
final class Shapes {

  /** More dimensions than the tensor libraries know; a bound on what a header can make us hold. */
  static final int MAX_RANK = 64;

  private Shapes() {}

  static List<Long> of(long... dimensions) {
    return Arrays.stream(dimensions).boxed().toList();
  }

  /**
   * The number of elements, 1 for no dimensions; empty if it does not fit a long. Dimensions of
   * zero do not hide an overflow of the others: whoever multiplies in another order is safe too.
   */
  static OptionalLong elements(List<Long> shape) {
    long product = 1;
    boolean isEmpty = false;
    for (long dimension : shape) {
      if (dimension == 0) {
        isEmpty = true;
      } else if (product > Long.MAX_VALUE / dimension) {
        return OptionalLong.empty();
      } else {
        product *= dimension;
      }
    }
    return OptionalLong.of(isEmpty ? 0 : product);
  }

  /** The size in bytes; empty if it does not fit a long. */
  static OptionalLong bytes(DType dtype, List<Long> shape) {
    OptionalLong elements = elements(shape);
    if (elements.isEmpty() || elements.getAsLong() > Long.MAX_VALUE / dtype.bytes()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(elements.getAsLong() * dtype.bytes());
  }
}
