// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

/**
 * Tokens as endpoints bill them.
 *
 * @param input of prompts, 0 or more
 * @param output of answers, hidden reasoning included, 0 or more
 */
public record TokenUsage(long input, long output) {

  public static final TokenUsage NONE = new TokenUsage(0, 0);

  public TokenUsage {
    if (input < 0 || output < 0) {
      throw new IllegalArgumentException("tokens are 0 or more: " + input + ", " + output);
    }
  }

  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(input + other.input, output + other.output);
  }
}
