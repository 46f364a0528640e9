// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a training changes, except the number of steps done: parameters and what the optimizer
 * remembers. Random numbers depend on the seed and the step only.
 */
public record TrainingState(List<Parameter> parameters, Optimizer optimizer) {

  public TrainingState {
    parameters = List.copyOf(parameters);
  }

  /** All arrays in a fixed order. */
  public List<NamedArray> arrays() {
    List<NamedArray> arrays = new ArrayList<>();
    for (Parameter parameter : parameters) {
      arrays.add(new NamedArray("parameter." + parameter.name(), parameter.array()));
    }
    for (NamedArray remembered : optimizer.state()) {
      arrays.add(new NamedArray("optimizer." + remembered.name(), remembered.array()));
    }
    return List.copyOf(arrays);
  }
}
