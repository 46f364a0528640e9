// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;
import io.mdaq.core.config.FineTuneConfig.Adapter;
import io.mdaq.core.config.FineTuneConfig.Method;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The configuration of {@code train-booster}; keys, meanings and defaults stand in {@code
 * configs/train-booster.yaml}.
 *
 * @param training how the model is trained, on which files, and where it goes
 * @param revisions the same files as revision pairs
 * @param culture whether the booster is told of a language's culture, in training and evaluation
 * @param distance which pairs are trained on
 * @param split which pairs are held out
 * @param evaluation what is done with those
 */
public record TrainBoosterConfig(
    FineTuneConfig training,
    RevisionsConfig revisions,
    Culture culture,
    Distance distance,
    Split split,
    Evaluation evaluation) {

  private static final double MOST_HELD_OUT = 0.99;
  private static final int MOST_PAIRS = 100_000_000;
  private static final int MOST_TOKENS = 1_000_000;

  /**
   * Pairs are trained on by the edit distance of their two sides, over the three sections.
   *
   * @param atLeast in code points, 0 or more
   * @param top so many of the farthest; empty for all
   */
  public record Distance(int atLeast, OptionalInt top) {}

  /**
   * Pairs that are not trained on; whole source examples.
   *
   * @param heldOutFraction share of the source examples, 0 to 0.99
   * @param seed 0 or more
   */
  public record Split(double heldOutFraction, long seed) {}

  /**
   * How the booster is tested on pairs that were held out.
   *
   * @param maxPairs at most so many; 0 for no test
   * @param maxTokens the longest reply
   * @param scorer the folder of a lexical scorer, or the embedded one; empty where one is trained
   */
  public record Evaluation(int maxPairs, int maxTokens, Optional<ModelChoice> scorer) {}

  /**
   * Reads and checks every key.
   *
   * @throws io.mdaq.core.problem.UserException for the first value that is not allowed, or two that
   *     contradict each other
   */
  public static TrainBoosterConfig from(ConfigTree tree) {
    RevisionsConfig revisions = RevisionsConfig.from(tree);
    TrainBoosterConfig config =
        new TrainBoosterConfig(
            FineTuneConfig.ofWholeResponses(tree, revisions.rows()),
            revisions,
            tree.value("examples.culture").choice(Culture.class),
            new Distance(
                tree.value("distance.at_least").integer(0, MOST_PAIRS),
                tree.value("distance.top")
                    .integerOr("all", 1, MOST_PAIRS)
                    .map(OptionalInt::of)
                    .orElse(OptionalInt.empty())),
            new Split(
                tree.value("split.held_out_fraction").decimal(0, MOST_HELD_OUT),
                tree.value("split.seed").integer(0, Long.MAX_VALUE)),
            new Evaluation(
                tree.value("evaluation.max_pairs").integer(0, MOST_PAIRS),
                tree.value("evaluation.max_tokens").integer(1, MOST_TOKENS),
                tree.value("evaluation.scorer").optionalText().map(ModelChoice::ofText)));
    FineTuneConfig training = config.training;
    if (training.method() == Method.LORA
        && training.adapter() == Adapter.KEEP
        && config.evaluation.maxPairs() > 0) {
      throw tree.value("output.adapter")
          .problem("leaves no whole model to test", "merge, or keep with evaluation.max_pairs: 0");
    }
    return config;
  }
}
