// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.torch.Precision;
import java.util.List;

/**
 * Low-rank additions to projections of every layer (Hu et al. 2021, arXiv:2106.09685): where a
 * projection computes {@code W x}, it then computes {@code W x + scale * B (A x)}.
 *
 * @param projections the names of matrices within a layer without {@code .weight}, such as {@code
 *     self_attn.q_proj}, each once
 * @param scale a finite number
 */
public record Adaptation(List<String> projections, double scale) {

  /** Layers as they are. */
  public static final Adaptation NONE = new Adaptation(List.of(), 1);

  private static final String METHOD =
      """
      def adapted(self, x: Tensor, w: Tensor, a: Tensor, b: Tensor) -> Tensor:
        low = torch.linear(x, torch.to(a, $TYPE), None)
        more = torch.to(torch.linear(low, torch.to(b, $TYPE), None), 6)
        return torch.add(self.linear(x, w), torch.mul(more, $SCALE))
      """;

  /**
   * @throws IllegalArgumentException if the scale is not finite
   */
  public Adaptation {
    projections = List.copyOf(projections);
    if (!Double.isFinite(scale)) {
      throw new IllegalArgumentException("scale: " + scale + " is not finite");
    }
  }

  /** {@code adapted(operand, w, a, b)}: the product with an adapted matrix, in float32. */
  String methods(Precision precision) {
    return projections.isEmpty()
        ? ""
        : METHOD
            .replace("$TYPE", precision == Precision.BFLOAT16 ? "15" : "6")
            .replace("$SCALE", Double.toString(scale));
  }
}
