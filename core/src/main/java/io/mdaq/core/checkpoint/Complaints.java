// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;

/** Says what is wrong with a file of a stranger, always with its name and what to do. */
record Complaints(String source) {

  private static final String FIX =
      ". The file is damaged or no safetensors file: fetch or write it again.";

  UserException about(String what) {
    return UserException.failed(source + ": " + what + FIX);
  }

  UserException about(String what, Throwable cause) {
    return UserException.failed(source + ": " + what + FIX, cause);
  }

  UserException aboutTensor(String name, String what) {
    return about("tensor " + Excerpt.of(name) + ": " + what);
  }

  /** A valid file with a tensor that no single buffer can hold. */
  UserException tooLarge(String name, long bytes) {
    return UserException.failed(
        source
            + ": tensor "
            + Excerpt.of(name)
            + " has "
            + bytes
            + " bytes; at most "
            + Integer.MAX_VALUE
            + " are supported. Store it as BF16 or F16, or split it.");
  }
}
