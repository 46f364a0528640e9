// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import ai.djl.ndarray.NDArray;

/**
 * An array that is trained.
 *
 * @param name unique in the model
 * @param array float32, of the model's manager, wanting a gradient
 */
public record Parameter(String name, NDArray array) {

  /**
   * Makes an array want a gradient.
   *
   * @return the parameter
   */
  public static Parameter of(String name, NDArray array) {
    array.setRequiresGradient(true);
    return new Parameter(name, array);
  }

  /** Whether it is a matrix: norms and biases are not. */
  public boolean isMatrix() {
    return array.getShape().dimension() > 1;
  }
}
