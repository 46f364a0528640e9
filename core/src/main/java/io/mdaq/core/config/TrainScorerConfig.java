// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

/**
 * The configuration of {@code train-scorer}; keys, meanings and defaults stand in {@code
 * configs/train-scorer.yaml}.
 *
 * @param heldOutFraction share of the source examples that is not trained on, 0 to 0.99
 * @param splitSeed 0 or more
 * @param encoder how an encoder is trained, where the scorer is to be one
 * @param modelSeed 0 or more
 */
public record TrainScorerConfig(
    RevisionsConfig revisions,
    double heldOutFraction,
    long splitSeed,
    EncoderScorerConfig encoder,
    long modelSeed,
    OutputConfig output) {

  private static final double MOST_HELD_OUT = 0.99;

  /**
   * Reads and checks every key.
   *
   * @throws io.mdaq.core.problem.UserException for the first value that is not allowed
   */
  public static TrainScorerConfig from(ConfigTree tree) {
    return new TrainScorerConfig(
        RevisionsConfig.from(tree),
        tree.value("split.held_out_fraction").decimal(0, MOST_HELD_OUT),
        tree.value("split.seed").integer(0, Long.MAX_VALUE),
        EncoderScorerConfig.from(tree),
        tree.value("model.seed").integer(0, Long.MAX_VALUE),
        OutputConfig.from(tree));
  }
}
