// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.boost.Acceptance.Consistency;
import io.mdaq.core.boost.Acceptance.Rewriting;
import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;

/**
 * The setting {@code boost}: which samples are rewritten, by whom, and what is taken.
 *
 * @param belowPercentile samples whose score is below this percentile of their language, in
 *     hundredths of a percent; above 10,000 for all
 * @param maxSamples at most so many
 * @param maxTokens the longest reply
 * @param endpoint where {@code backend} is ENDPOINT
 * @param local where {@code backend} is LOCAL
 */
public record BoosterConfig(
    Backend backend,
    int belowPercentile,
    int maxSamples,
    int maxTokens,
    Rewriting rewriting,
    Consistency consistency,
    Culture culture,
    EndpointConfig endpoint,
    Local local) {

  private static final int MOST_SAMPLES = 10_000_000;
  private static final int MOST_TOKENS = 1_000_000;
  private static final int PERCENT = 100;

  /** Who rewrites. */
  public enum Backend {
    /** Nobody. */
    NONE,
    /** A chat model behind an OpenAI-compatible endpoint. */
    ENDPOINT,
    /** A causal language model on this machine. */
    LOCAL
  }

  /**
   * A causal language model on this machine.
   *
   * @param model its folder; empty where none is named
   */
  public record Local(String model, Precision precision, TorchDevice device) {

    /**
     * The folder.
     *
     * @throws UserException where none was named
     */
    public String requireModel() {
      if (model.isEmpty()) {
        throw UserException.usage(
            "boost.local.model: no model is named. Give the folder of a causal language model.");
      }
      return model;
    }
  }

  static BoosterConfig from(ConfigTree tree) {
    double percentile = tree.value("boost.below_percentile").decimal(0, PERCENT);
    return new BoosterConfig(
        tree.value("boost.backend").choice(Backend.class),
        // The best sample may be at the percentile 100.
        percentile == PERCENT ? PERCENT * PERCENT + 1 : (int) Math.round(percentile * PERCENT),
        tree.value("boost.max_samples").integer(0, MOST_SAMPLES),
        tree.value("boost.max_tokens").integer(1, MOST_TOKENS),
        tree.value("boost.rewriting").choice(Rewriting.class),
        tree.value("boost.consistency").choice(Consistency.class),
        tree.value("boost.culture").choice(Culture.class),
        EndpointConfig.from(tree, "boost.endpoint"),
        new Local(
            tree.value("boost.local.model").text().strip(),
            tree.value("boost.local.precision").choice(Precision.class),
            tree.value("boost.local.device").choice(TorchDevice.class)));
  }
}
