// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.problem.UserException;
import org.junit.jupiter.api.Test;

class TorchProblemsTest {

  /** More than a 64-bit processor can address. */
  private static final String TOO_MUCH =
      """
      def forward(self, x: Tensor) -> Tensor:
        return torch.zeros([1 << 46], dtype=6, layout=None, device=x.device, pin_memory=None)
      """;

  @Test
  void memoryThatRanOutIsTheUsersToMend() {
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      ScriptFunction greedy = ScriptFunction.compile(manager, TOO_MUCH);
      NDArray x = manager.zeros(new Shape(1));

      EngineException problem =
          catchThrowableOfType(
              EngineException.class, () -> greedy.infer(manager, ScriptArgument.of(x)));

      assertThat(TorchProblems.translate(problem, "encoding 2 rows", "Lower the rows."))
          .isInstanceOf(UserException.class)
          .hasMessage("out of memory while encoding 2 rows. Lower the rows.")
          .hasCause(problem);
    }
  }

  @Test
  void causesCount() {
    assertThat(TorchProblems.isOutOfMemory(new EngineException("x", new OutOfMemoryError("heap"))))
        .isTrue();
    assertThat(TorchProblems.isOutOfMemory(new EngineException("CUDA out of memory. Tried to")))
        .isTrue();
  }

  @Test
  void anythingElseStaysWhatItIs() {
    EngineException defect = new EngineException("shapes do not match");
    assertThat(TorchProblems.translate(defect, "encoding", "Lower it.")).isSameAs(defect);
  }
}
