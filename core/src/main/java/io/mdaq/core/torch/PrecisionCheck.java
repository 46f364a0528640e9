// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CompletableFuture;

/**
 * Finds out, once a process, whether bfloat16 pays here. Only the choice between two named
 * precisions depends on the clock; the results of either do not.
 */
final class PrecisionCheck {

  /** Where the instructions are built in it is 1.7 and more; where they are emulated, below 1. */
  private static final double LEAST_GAIN = 1.2;

  private static final int SIZE = 768;
  private static final int ROUNDS = 5;

  /** Each product needs the one before, so that none can be left out. */
  private static final String FORWARD =
      """
      def forward(self, x: Tensor, w: Tensor) -> Tensor:
        y = torch.to(x, $TYPE)
        v = torch.to(w, $TYPE)
        for i in range(4):
          y = ops.mkldnn._linear_pointwise(y, v, None, "none", [], "")
        return torch.to(y, 6)
      """;

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private PrecisionCheck() {}

  private static final class Answer {
    static final Precision FASTER =
        ProcessorFeatures.multipliesBfloat16()
            ? CompletableFuture.supplyAsync(
                    PrecisionCheck::measure, task -> new Thread(task, "precision check").start())
                .join()
            : Precision.FLOAT32;
  }

  /** FLOAT32 or BFLOAT16. */
  static Precision faster() {
    return Answer.FASTER;
  }

  private static Precision measure() {
    // On one thread of its own, whose time on the processor does not count other work.
    TorchThread.pin(1);
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      ScriptFunction exact = compile(manager, 6);
      ScriptFunction brain = compile(manager, 15);
      NDArray x = manager.full(new Shape(SIZE, SIZE), 1f / SIZE, DataType.FLOAT32);
      nanos(manager, exact, x);
      nanos(manager, brain, x);
      long leastExact = Long.MAX_VALUE;
      long leastBrain = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        leastExact = Math.min(leastExact, nanos(manager, exact, x));
        leastBrain = Math.min(leastBrain, nanos(manager, brain, x));
      }
      return leastExact > LEAST_GAIN * leastBrain ? Precision.BFLOAT16 : Precision.FLOAT32;
    }
  }

  private static ScriptFunction compile(NDManager manager, int type) {
    return ScriptFunction.compile(manager, FORWARD.replace("$TYPE", Integer.toString(type)));
  }

  private static long nanos(NDManager manager, ScriptFunction function, NDArray x) {
    try (NDManager step = manager.newSubManager()) {
      long start = now();
      function.infer(step, ScriptArgument.of(x), ScriptArgument.of(x));
      return now() - start;
    }
  }

  private static long now() {
    return CLOCK.isCurrentThreadCpuTimeSupported()
        ? CLOCK.getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}
