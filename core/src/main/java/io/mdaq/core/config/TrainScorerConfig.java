// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

/**
 * The configuration of {@code train-scorer}; keys, meanings and defaults stand in {@code
 * configs/train-scorer.yaml}.
 *
 * @param modelSeed 0 or more
 */
public record TrainScorerConfig(RevisionsConfig revisions, long modelSeed, OutputConfig output) {

  /**
   * Reads and checks every key.
   *
   * @throws io.mdaq.core.problem.UserException for the first value that is not allowed
   */
  public static TrainScorerConfig from(ConfigTree tree) {
    return new TrainScorerConfig(
        RevisionsConfig.from(tree),
        tree.value("model.seed").integer(0, Long.MAX_VALUE),
        OutputConfig.from(tree));
  }
}
