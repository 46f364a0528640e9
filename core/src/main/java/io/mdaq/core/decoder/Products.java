// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.ScriptArgument;
import io.mdaq.core.torch.ScriptFunction;
import io.mdaq.core.torch.TorchDevice;
import java.util.function.UnaryOperator;

/** By which operator a script multiplies states with a matrix, and how the matrix is stored. */
enum Products {
  /** {@code torch.linear} on ordinary arrays: on every device, and gradients pass. */
  PLAIN,
  /**
   * oneDNN's own operator on layers' matrices that were put into its order once: up to twice as
   * fast, for inference only.
   */
  PACKED,
  /**
   * {@code torch.linear} on float32 arrays that are rounded to bfloat16 at each use: gradients pass
   * to the exact numbers.
   */
  ROUNDED;

  /** Takes states and an ordinary or packed matrix of the same type. */
  private static final String ONE_DNN =
      "ops.mkldnn._linear_pointwise(x, %s, None, \"none\","
          + " annotate(List[Optional[number]], []), \"\")";

  private static final String PROBE =
      """
      def forward(self, x: Tensor, w: Tensor) -> Tensor:
        return %s
      """
          .formatted(ONE_DNN.formatted("w"));

  private static final String PACK =
      """
      def forward(self, w: Tensor) -> Tensor:
        return ops.mkldnn._reorder_linear_weight(self.matrix(w), None)
      """;

  /** The fastest for inference: not every build of the engine has oneDNN. */
  static Products forInference(NDManager manager, TorchDevice device) {
    if (device != TorchDevice.CPU) {
      return PLAIN;
    }
    try (NDManager step = manager.newSubManager()) {
      ScriptFunction.compile(step, PROBE);
      return PACKED;
    } catch (EngineException e) {
      return PLAIN;
    }
  }

  /** The product of {@code x} with a matrix, as script text. */
  String of(String matrix) {
    return switch (this) {
      case PLAIN -> "torch.linear(x, " + matrix + ", None)";
      case PACKED -> ONE_DNN.formatted(matrix);
      case ROUNDED -> "torch.linear(x, torch.to(" + matrix + ", 15), None)";
    };
  }

  /**
   * Brings matrices of layers into the form that the operator takes, one at a time. A packed one is
   * for scripts only, and its original is closed.
   *
   * @param owner owns the new matrices
   */
  UnaryOperator<NDArray> layerForm(NDManager owner, Precision precision) {
    if (this != PACKED) {
      return UnaryOperator.identity();
    }
    ScriptFunction pack =
        ScriptFunction.compile(owner, ScriptText.products(precision, PLAIN) + PACK);
    return matrix -> {
      NDArray packed = pack.infer(owner, ScriptArgument.of(matrix)).head();
      matrix.close();
      return packed;
    };
  }
}
