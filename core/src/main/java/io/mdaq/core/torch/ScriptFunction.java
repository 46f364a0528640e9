// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A function compiled from TorchScript text. It holds no weights: all arrays are arguments, so they
 * stay the caller's, can be trained, and are never copied. Safe for concurrent {@link #infer};
 * {@link #train} is for one thread, as the gradient collector is.
 */
public final class ScriptFunction implements AutoCloseable {

  private static final String METHOD = "forward";

  private final PtSymbolBlock module;

  private ScriptFunction(PtSymbolBlock module) {
    this.module = module;
  }

  /**
   * Compiles methods, of which {@code forward} is the one that is called. The text is what lies in
   * a saved archive: types are written out, {@code self} has the type {@code __torch__.Script},
   * operators bear their ATen names ({@code torch.matmul}, {@code ops.mkldnn._linear_pointwise}),
   * optional arguments that have no default in ATen are all given.
   *
   * @param owner closes the function when it is closed, unless {@link #close} came first
   * @param methods method definitions without indentation
   * @throws ai.djl.engine.EngineException if the text is not valid; its message shows the place
   */
  public static ScriptFunction compile(NDManager owner, String methods) {
    String code =
        "class "
            + ScriptArchive.CLASS
            + "(Module):\n  __parameters__ = []\n  __buffers__ = []\n"
            + methods.indent(2);
    try {
      return new ScriptFunction(
          JniUtils.loadModule(
              (PtNDManager) owner,
              new ByteArrayInputStream(ScriptArchive.of(code)),
              /* mapLocation= */ false,
              /* hasSize= */ false));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * Calls {@code forward} without recording anything for gradients.
   *
   * @param results owns the arrays that come back
   * @return the tensors of the result, a tensor or a tuple or list of them, in order
   */
  public NDList infer(NDManager results, ScriptArgument... arguments) {
    TorchThread.prepare();
    IValue[] values = new IValue[arguments.length];
    try {
      for (int i = 0; i < arguments.length; i++) {
        values[i] = value(arguments[i]);
      }
      try (IValue result = IValueUtils.runMethod(module, METHOD, values)) {
        return result.toNDList((PtNDManager) results);
      }
    } finally {
      for (@Nullable IValue value : values) {
        if (value != null) {
          value.close();
        }
      }
    }
  }

  private static IValue value(ScriptArgument argument) {
    if (argument instanceof ScriptArgument.One one) {
      return IValue.from((PtNDArray) one.array());
    }
    return IValue.listFrom(((ScriptArgument.Many) argument).arrays().toArray(PtNDArray[]::new));
  }

  /**
   * Calls {@code forward} so that gradients pass through it to every argument that wants them, if a
   * gradient collector is open.
   *
   * @param results owns the arrays that come back
   * @return the tensors of the result, a tensor or a tuple or list of them, in order
   */
  public NDList train(NDManager results, ScriptArgument... arguments) {
    TorchThread.prepare();
    try (NamedArguments named = new NamedArguments(arguments)) {
      NDList outputs = IValueUtils.forward(module, named.arrays(), /* isTrain= */ true);
      outputs.attach(results);
      return outputs;
    }
  }

  @Override
  public void close() {
    module.close();
  }
}
