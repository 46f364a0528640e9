// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import io.mdaq.core.problem.UserException;

/** How the next token follows from the logits. */
public sealed interface TokenChoice {

  /** The likeliest token; of equally likely ones the smallest id. */
  record Greedy() implements TokenChoice {}

  /**
   * Drawn by probability, after division by the temperature, among the {@code topK} likeliest, and
   * of these among the fewest whose probabilities reach {@code topP} (Fan et al. 2018,
   * arXiv:1805.04833; Holtzman et al. 2020, arXiv:1904.09751). Of equally likely tokens the smaller
   * id counts as likelier.
   *
   * @param temperature above 0: at 0 nothing is drawn, use {@link Greedy}
   * @param topK 0 or at least the size of the vocabulary for all
   * @param topP above 0; 1 for all
   * @param seed mixed with the prompt's own tokens
   */
  record Sampled(double temperature, int topK, double topP, long seed) implements TokenChoice {

    private static final double LEAST_TEMPERATURE = 1e-3;
    private static final double MOST_TEMPERATURE = 100;

    public Sampled {
      if (!(temperature >= LEAST_TEMPERATURE && temperature <= MOST_TEMPERATURE)) {
        throw UserException.usage(
            "temperature is "
                + temperature
                + "; allowed are "
                + LEAST_TEMPERATURE
                + " to "
                + MOST_TEMPERATURE
                + ". Use greedy decoding for the likeliest token.");
      }
      if (topK < 0) {
        throw UserException.usage(
            "top_k is " + topK + "; allowed are 0 and above. Use 0 for all tokens.");
      }
      if (!(topP > 0 && topP <= 1)) {
        throw UserException.usage(
            "top_p is " + topP + "; allowed are numbers above 0, at most 1. Use 1 for all tokens.");
      }
    }
  }
}
