// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import io.mdaq.core.problem.UserException;
import java.util.Map;
import java.util.Optional;

/** An endpoint's key, which leaves this class only in the header of a request. */
public final class ApiKey {

  private static final String HIDDEN = "***";

  private final String key;

  private ApiKey(String key) {
    this.key = key;
  }

  /** For servers that ask for none. */
  public static ApiKey none() {
    return new ApiKey("");
  }

  /**
   * Reads the key.
   *
   * @param variable the name of the environment variable; empty for no key
   * @param environment {@link System#getenv()}
   * @throws UserException if the variable is not set, or cannot be sent in a header
   */
  public static ApiKey from(String variable, Map<String, String> environment) {
    if (variable.isEmpty()) {
      return none();
    }
    String key = environment.getOrDefault(variable, "").strip();
    if (key.isEmpty()) {
      throw UserException.usage(
          "the environment variable "
              + variable
              + ", which is to hold the endpoint's key, is not set. Set it, or leave key_variable"
              + " empty for a server that needs no key.");
    }
    if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw UserException.usage(
          "the environment variable "
              + variable
              + " holds spaces, line ends or other characters that no key has. Set it to the key"
              + " alone.");
    }
    return new ApiKey(key);
  }

  /** The value of the header {@code Authorization}, if there is a key. */
  Optional<String> authorization() {
    return key.isEmpty() ? Optional.empty() : Optional.of("Bearer " + key);
  }

  /** The text with every occurrence of the key hidden: endpoints may repeat it in their errors. */
  String redact(String text) {
    return key.isEmpty() ? text : text.replace(key, HIDDEN);
  }

  @Override
  public String toString() {
    return HIDDEN;
  }
}
