// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import io.mdaq.core.model.GenerationConfig;
import io.mdaq.core.model.GenerationConfig.Decoding;
import io.mdaq.core.problem.UserException;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How texts are generated.
 *
 * @param repetitionPenalty divides positive and multiplies negative logits of every token that the
 *     prompt or the text so far has (Keskar et al. 2019, arXiv:1909.05858); 1 for none
 * @param stopTokens end a text and are not part of it
 * @param stopStrings end a text where they first begin, even in the middle of a token; none empty
 * @param maxNewTokens at least 1
 */
public record GenerationSettings(
    TokenChoice choice,
    double repetitionPenalty,
    SortedSet<Integer> stopTokens,
    List<String> stopStrings,
    int maxNewTokens) {

  private static final double LEAST_PENALTY = 0.01;
  private static final double MOST_PENALTY = 100;

  /**
   * @throws UserException if a number is out of range or a stop string is empty
   */
  public GenerationSettings {
    stopTokens = Collections.unmodifiableSortedSet(new TreeSet<>(stopTokens));
    stopStrings = List.copyOf(stopStrings);
    if (!(repetitionPenalty >= LEAST_PENALTY && repetitionPenalty <= MOST_PENALTY)) {
      throw UserException.usage(
          "repetition_penalty is "
              + repetitionPenalty
              + "; allowed are "
              + LEAST_PENALTY
              + " to "
              + MOST_PENALTY
              + ". Use 1 for none.");
    }
    if (stopStrings.contains("")) {
      throw UserException.usage(
          "a stop string is empty; at least 1 character is needed. Leave it out.");
    }
    if (maxNewTokens < 1) {
      throw UserException.usage(
          "max_new_tokens is " + maxNewTokens + "; allowed are 1 and above. Raise it.");
    }
  }

  /** Greedy, without penalty and stop strings. */
  public static GenerationSettings greedy(SortedSet<Integer> stopTokens, int maxNewTokens) {
    return new GenerationSettings(new TokenChoice.Greedy(), 1, stopTokens, List.of(), maxNewTokens);
  }

  /**
   * What the makers of a model recommend. A temperature of 0, which some files give, means greedy.
   *
   * @param seed for models that are to be sampled
   */
  public static GenerationSettings of(GenerationConfig config, int maxNewTokens, long seed) {
    boolean isDrawn = config.decoding() == Decoding.SAMPLED && config.temperature() > 0;
    TokenChoice choice =
        isDrawn
            ? new TokenChoice.Sampled(config.temperature(), config.topK(), config.topP(), seed)
            : new TokenChoice.Greedy();
    return new GenerationSettings(
        choice,
        config.repetitionPenalty(),
        new TreeSet<>(config.eosIds()),
        List.of(),
        maxNewTokens);
  }

  /** The same, ended by these strings too. */
  public GenerationSettings withStopStrings(List<String> strings) {
    return new GenerationSettings(choice, repetitionPenalty, stopTokens, strings, maxNewTokens);
  }
}
