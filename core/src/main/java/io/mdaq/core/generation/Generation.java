// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import java.util.List;

/** What came of a prompt. */
public sealed interface Generation {

  /**
   * A text.
   *
   * @param text without special tokens, cut before the stop string that ended it
   * @param tokens every token that was generated, the stop token included
   * @param logProbabilities for each token the natural logarithm of the model's own probability,
   *     before penalty, temperature and cuts
   */
  record Completed(
      String text, List<Integer> tokens, FinishReason reason, List<Double> logProbabilities)
      implements Generation {

    public Completed {
      tokens = List.copyOf(tokens);
      logProbabilities = List.copyOf(logProbabilities);
      if (tokens.size() != logProbabilities.size()) {
        throw new IllegalArgumentException(
            tokens.size() + " tokens, " + logProbabilities.size() + " log-probabilities");
      }
    }
  }

  /**
   * The model gave numbers from which no token follows, or the prompt cannot be continued.
   *
   * @param reason what is wrong, for the ledger
   */
  record Failed(String reason) implements Generation {}
}
