// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import io.mdaq.core.problem.UserException;

/**
 * How a lexical scorer is trained.
 *
 * @param seed orders the training pairs and chooses the features of each tree
 * @param trees boosted trees, 1 to 2,000
 * @param leaves of each tree, 2 to 64
 * @param learningRate of boosting, above 0, at most 1
 * @param cost weight of a training pair against the size of the linear weights, above 0
 */
public record LexicalScorerSettings(
    long seed, int trees, int leaves, double learningRate, double cost) {

  public LexicalScorerSettings {
    require("trees", trees, 1, 2000);
    require("leaves", leaves, 2, 64);
    require("learning_rate", learningRate, 1e-4, 1);
    require("cost", cost, 1e-4, 1e4);
  }

  /** The settings of the embedded model. */
  public static LexicalScorerSettings withSeed(long seed) {
    return new LexicalScorerSettings(seed, 300, 16, 0.08, 1);
  }

  private static void require(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw UserException.usage(
          "the lexical scorer cannot have %s = %s; choose a number from %s to %s"
              .formatted(name, value, least, most));
    }
  }
}
