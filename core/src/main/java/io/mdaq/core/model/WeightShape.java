// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import java.util.Arrays;
import java.util.List;

/** A weight that an architecture has: its canonical name and its dimensions, outermost first. */
public record WeightShape(String name, List<Long> shape) {

  public WeightShape {
    shape = List.copyOf(shape);
  }

  static WeightShape of(String name, long... shape) {
    return new WeightShape(name, Arrays.stream(shape).boxed().toList());
  }

  /** The number of elements: the product of the dimensions. */
  public long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }
}
