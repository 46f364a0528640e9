// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rules for a tensor's name, the same for reading and writing. */
final class TensorNames {

  /** The header's key that is no tensor. */
  static final String METADATA = "__metadata__";

  /** Ten times what known models use, in UTF-16 code units. */
  static final int MAX_LENGTH = 1024;

  private TensorNames() {}

  /** What is wrong with a name and what is allowed, as the end of a sentence about it. */
  static Optional<String> problem(String name) {
    if (name.isEmpty()) {
      return Optional.of("is empty; a name has 1 to " + MAX_LENGTH + " characters");
    }
    if (name.length() > MAX_LENGTH) {
      return Optional.of(
          "has " + name.length() + " characters; a name has 1 to " + MAX_LENGTH + " characters");
    }
    if (name.equals(METADATA)) {
      return Optional.of("is reserved; any other name is allowed");
    }
    return isUnicode(name)
        ? Optional.empty()
        : Optional.of("has an unpaired surrogate; names are Unicode text");
  }

  /** Whether a text has a form in UTF-8: every surrogate is paired. */
  static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
