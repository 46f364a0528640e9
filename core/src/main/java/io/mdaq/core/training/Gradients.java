// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.torch.GradientTape;
import io.mdaq.core.torch.ScriptArgument;
import io.mdaq.core.torch.ScriptFunction;
import java.util.List;

/** The gradients of all parameters as one long vector. */
final class Gradients {

  private static final String NORMS =
      """
      def forward(self, g: List[Tensor]) -> Tensor:
        norms = annotate(List[Tensor], [])
        for i in range(torch.len(g)):
          norm = torch.linalg_vector_norm(g[i], 2, None, False, dtype=None)
          more = torch.append(norms, norm)
        return torch.stack(norms, 0)
      """;

  private static final String SCALE =
      """
      def forward(self, g: List[Tensor], factor: Tensor) -> Tensor:
        for i in range(torch.len(g)):
          scaled = torch.mul_(g[i], factor)
        return factor
      """;

  /** As in PyTorch's clip_grad_norm_: keeps a norm of 0 from becoming a divisor. */
  private static final double EPSILON = 1e-6;

  private final List<Parameter> parameters;
  private final ScriptFunction norms;
  private final ScriptFunction scale;

  /**
   * @param owner owns the functions
   */
  Gradients(NDManager owner, List<Parameter> parameters) {
    this.parameters = parameters;
    norms = ScriptFunction.compile(owner, NORMS);
    scale = ScriptFunction.compile(owner, SCALE);
  }

  /** Sets all to zero. */
  void clear() {
    parameters.forEach(parameter -> GradientTape.clear(parameter.array()));
  }

  /** Handles on the gradients themselves, in the parameters' order, to be closed with the step. */
  List<NDArray> arrays(NDManager step) {
    return parameters.stream()
        .map(
            parameter -> {
              NDArray gradient = parameter.array().getGradient();
              gradient.attach(step);
              return gradient;
            })
        .toList();
  }

  /** The Euclidean norm of all together; NaN or infinite if one number is. */
  double norm(NDManager step, List<NDArray> arrays) {
    double squares = 0;
    for (float norm : norms.infer(step, ScriptArgument.of(arrays)).head().toFloatArray()) {
      squares += (double) norm * norm;
    }
    return Math.sqrt(squares);
  }

  /** Shortens the vector if it is longer than allowed (Pascanu et al. 2013, arXiv:1211.5063). */
  void clip(NDManager step, List<NDArray> arrays, double norm, double most) {
    double factor = most / (norm + EPSILON);
    if (factor < 1) {
      // What it takes is gone before anyone counts: not every step is clipped.
      try (NDManager inside = step.newSubManager()) {
        NDArray number = inside.create((float) factor);
        scale.infer(inside, ScriptArgument.of(arrays), ScriptArgument.of(number));
      }
    }
  }
}
