// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import ai.djl.engine.EngineException;
import io.mdaq.core.problem.UserException;
import java.util.List;

/** Tells what the engine complains of in the words of the task at hand. */
public final class TorchProblems {

  /** Parts of libtorch's messages for the processor and for CUDA, and of the virtual machine's. */
  private static final List<String> OUT_OF_MEMORY =
      List.of("can't allocate memory", "not enough memory", "out of memory", "std::bad_alloc");

  private TorchProblems() {}

  /**
   * A problem to throw: running out of memory is the user's to mend, anything else is a defect and
   * stays what it is.
   *
   * @param task what was done, such as "encoding 8 rows of 512 tokens"
   * @param mend a sentence that says what to lower
   */
  public static RuntimeException translate(EngineException problem, String task, String mend) {
    return isOutOfMemory(problem)
        ? UserException.failed("out of memory while " + task + ". " + mend, problem)
        : problem;
  }

  /** Whether memory ran out, by the messages of the exception and its causes. */
  public static boolean isOutOfMemory(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String message = String.valueOf(t.getMessage());
      if (t instanceof OutOfMemoryError || OUT_OF_MEMORY.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }
}
