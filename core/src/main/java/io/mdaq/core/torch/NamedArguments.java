// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as the engine's training call wants them: one flat list, in which arrays that share a
 * name with brackets are a list, and a dot in a name (as in a parameter's own) would make a
 * dictionary. So every array bears another name for the length of the call.
 */
final class NamedArguments implements AutoCloseable {

  private final NDList arrays = new NDList();

  /** By identity and only looked up or restored one by one: the order has no effect. */
  private final IdentityHashMap<NDArray, OwnName> ownNames = new IdentityHashMap<>();

  NamedArguments(ScriptArgument... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof ScriptArgument.One one) {
        add(one.array(), i, null);
      } else if (arguments[i] instanceof ScriptArgument.Many many) {
        if (many.arrays().isEmpty()) {
          throw new IllegalArgumentException("argument " + i + " is an empty list of arrays");
        }
        for (NDArray array : many.arrays()) {
          add(array, i, "list" + i + "[]");
        }
      }
    }
  }

  private void add(NDArray array, int argument, @Nullable String name) {
    OwnName own = ownNames.get(array);
    if (own == null) {
      ownNames.put(array, new OwnName(array.getName(), argument));
    } else if (own.argument() != argument) {
      close();
      throw new IllegalArgumentException(
          "an array is part of the arguments " + own.argument() + " and " + argument);
    }
    array.setName(name);
    arrays.add(array);
  }

  NDList arrays() {
    return arrays;
  }

  /** Gives the arrays their own names back. */
  @Override
  public void close() {
    ownNames.forEach((array, own) -> array.setName(own.name()));
  }

  private record OwnName(@Nullable String name, int argument) {}
}
