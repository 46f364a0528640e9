// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** Changes parameters by their gradients. What it remembers of earlier steps is plain arrays. */
public interface Optimizer {

  /**
   * Changes the parameters in place.
   *
   * @param gradients one for each parameter, in their order
   * @param rate the learning rate
   * @param number of this update, from 1
   */
  void update(List<NDArray> gradients, double rate, long number);

  /**
   * Named float32 arrays, in a fixed order: together with the number of updates the whole state.
   */
  List<NamedArray> state();
}
