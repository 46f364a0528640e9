// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.boost.Acceptance.Consistency;
import io.mdaq.core.boost.Acceptance.Rewriting;
import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;

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
    LocalModelConfig local) {

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
        LocalModelConfig.from(tree, "boost.local"));
  }
}
