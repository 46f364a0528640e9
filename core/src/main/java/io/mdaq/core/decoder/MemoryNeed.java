// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import ai.djl.engine.EngineException;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.SystemMemory;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Native memory that is about to be taken. Linux grants more memory than there is and then ends the
 * process that uses it, so the need is compared with what is available first; a refusal by the
 * engine, which a graphics device gives, becomes the same message.
 *
 * @param bytes how much
 * @param what what it is for, for the message
 * @param fix what to lower
 */
record MemoryNeed(long bytes, String what, String fix) {

  private static final Pattern REFUSAL =
      Pattern.compile("(?i)out of memory|not enough memory|can't allocate memory");
  private static final double GIB = 1L << 30;

  static MemoryNeed ofWeights(long bytes, Precision precision) {
    return new MemoryNeed(
        bytes,
        "the model's weights in " + precision.label(),
        precision == Precision.FLOAT32
            ? "Set precision: bfloat16, which needs half of it, or use a smaller model."
            : "Use a smaller model or a machine with more memory.");
  }

  static MemoryNeed ofCache(long bytes, int rows, int tokens) {
    return new MemoryNeed(
        bytes,
        "the keys and values of " + rows + " texts of up to " + tokens + " tokens",
        "Lower the number of texts generated at once or max_new_tokens, or set precision:"
            + " bfloat16.");
  }

  /**
   * @throws UserException if less is available, as far as the system tells
   */
  void requireAvailable() {
    requireAvailable(SystemMemory.available());
  }

  void requireAvailable(OptionalLong available) {
    if (available.isPresent() && available.getAsLong() < bytes) {
      throw UserException.failed(
          message(", but " + gibibytes(available.getAsLong()) + " are available"));
    }
  }

  /**
   * Runs what takes the memory.
   *
   * @throws UserException if the engine says that there is not enough
   */
  <T> T take(Supplier<T> action) {
    try {
      return action.get();
    } catch (EngineException e) {
      String message = String.valueOf(e.getMessage());
      if (REFUSAL.matcher(message).find()) {
        throw UserException.failed(message(", which the engine could not get"), e);
      }
      throw e;
    }
  }

  private String message(String found) {
    return "out of memory: " + what + " need " + gibibytes(bytes) + found + ". " + fix;
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.2f GiB", bytes / GIB);
  }
}
