// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** What a script's method takes. */
public sealed interface ScriptArgument {

  /** A {@code Tensor}. */
  record One(NDArray array) implements ScriptArgument {}

  /** A {@code List[Tensor]}, not empty when gradients are wanted. */
  record Many(List<NDArray> arrays) implements ScriptArgument {

    public Many {
      arrays = List.copyOf(arrays);
    }
  }

  static ScriptArgument of(NDArray array) {
    return new One(array);
  }

  static ScriptArgument of(List<NDArray> arrays) {
    return new Many(arrays);
  }
}
