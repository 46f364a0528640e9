// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Surrogates;
import java.util.List;
import java.util.OptionalLong;

/**
 * How an endpoint is to generate. All are sent, so that no default of a server's decides.
 *
 * @param temperature 0 (greedy) to 2
 * @param topP above 0, to 1 (all tokens)
 * @param maxTokens the longest answer, at least 1
 * @param seed sent where there is one; endpoints heed it as well as they can
 * @param stop texts that end an answer; at most 4, none empty
 */
public record ChatParameters(
    double temperature, double topP, int maxTokens, OptionalLong seed, List<String> stop) {

  private static final double MOST_TEMPERATURE = 2;
  private static final int MOST_STOPS = 4;

  /**
   * @throws UserException if a value is out of range
   */
  public ChatParameters {
    stop = stop.stream().map(Surrogates::repair).toList();
    // Written so that NaN is refused as well.
    require(
        temperature >= 0 && temperature <= MOST_TEMPERATURE, "temperature", temperature, "0 to 2");
    require(topP > 0 && topP <= 1, "top_p", topP, "above 0, to 1");
    require(maxTokens >= 1, "max_tokens", maxTokens, "1 and above");
    require(stop.size() <= MOST_STOPS, "the number of stop strings", stop.size(), "0 to 4");
    require(!stop.contains(""), "a stop string", "\"\"", "at least one character");
  }

  /** Greedy, without stop strings. */
  public static ChatParameters greedy(int maxTokens) {
    return new ChatParameters(0, 1, maxTokens, OptionalLong.empty(), List.of());
  }

  private static void require(boolean isAllowed, String name, Object value, String allowed) {
    if (!isAllowed) {
      throw UserException.usage(
          name + " is " + value + "; allowed for an endpoint: " + allowed + ". Correct it.");
    }
  }
}
