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
   * oneDNN's own operator: up to twice as fast, for inference only. Layers' matrices of bfloat16
   * are put into its order once. Those of float32 stay as they are, since a single row, as decoding
   * has it, is multiplied by another operator.
   */
  ONE_DNN,
  /**
   * {@code torch.linear} on float32 arrays that are rounded to bfloat16 at each use: gradients pass
   * to the exact numbers.
   */
  ROUNDED;

  /** Takes states and an ordinary or packed matrix of the same type. */
  private static final String POINTWISE =
      "ops.mkldnn._linear_pointwise(x, %s, None, \"none\","
          + " annotate(List[Optional[number]], []), \"\")";

  /**
   * A float32 product. That of a single row is a pass over the matrix. As a batch of parts of its
   * rows it runs at nearly the speed of a plain sum; the products of whole matrices take twice as
   * long, as they fetch less memory at a time. The column must be a row turned over: a column that
   * lies so in memory has other strides, with which the batch takes ten times as long.
   */
  private static final String EXACT =
      """
      def single(self, x: Tensor, w: Tensor) -> Tensor:
        parts = torch.view(w, [$PARTS, -1, torch.size(w, 1)])
        column = torch.transpose(torch.reshape(x, [1, 1, -1]), 1, 2)
        y = torch.bmm(parts, torch.expand(column, [$PARTS, -1, 1]))
        return torch.view(y, [1, -1])
      def exact(self, x: Tensor, w: Tensor) -> Tensor:
        if torch.ne(torch.numel(x), torch.size(w, 1)):
          y = $WHOLE
        elif torch.ne(torch.remainder(torch.size(w, 0), $PARTS), 0):
          y = $WHOLE
        else:
          y = self.single(x, w)
        return y
      """;

  /** The sizes of matrices are multiples of it, but for some vocabularies. */
  private static final int PARTS = 8;

  private static final String PROBE =
      """
      def forward(self, x: Tensor, w: Tensor) -> Tensor:
        return %s
      """
          .formatted(POINTWISE.formatted("w"));

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
      return ONE_DNN;
    } catch (EngineException e) {
      return PLAIN;
    }
  }

  /** The product of {@code x} with a matrix, as script text. */
  String of(String matrix) {
    return switch (this) {
      case PLAIN -> "torch.linear(x, " + matrix + ", None)";
      case ONE_DNN -> POINTWISE.formatted(matrix);
      case ROUNDED -> "torch.linear(x, torch.to(" + matrix + ", 15), None)";
    };
  }

  /** The method {@code exact(x, w)}: float32 states [M,C] times an ordinary matrix [N,C]: [M,N]. */
  String exact() {
    return this == ONE_DNN
        ? EXACT.replace("$WHOLE", of("w")).replace("$PARTS", Integer.toString(PARTS))
        : "def exact(self, x: Tensor, w: Tensor) -> Tensor:\n  return " + of("w") + "\n";
  }

  /**
   * Brings matrices of layers into the form that the operator takes, one at a time. A packed one is
   * for scripts only, and its original is closed.
   *
   * @param owner owns the new matrices
   */
  UnaryOperator<NDArray> layerForm(NDManager owner, Precision precision) {
    if (this != ONE_DNN || precision != Precision.BFLOAT16) {
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
