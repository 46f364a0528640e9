// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static java.util.Locale.ROOT;

import io.mdaq.core.boost.Acceptance.Consistency;
import io.mdaq.core.boost.Acceptance.Rewriting;
import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;
import java.util.Optional;
import java.util.Set;

/**
 * The setting {@code boost}: which samples are rewritten, by whom, and what is taken.
 *
 * @param belowPercentile samples whose score is below this percentile of their language, in
 *     hundredths of a percent; above 10,000 for all
 * @param maxSamples at most so many
 * @param maxTokens the longest reply
 * @param alignmentField the top-level field of rows that is equal in all translations of one
 *     example; empty where no siblings are looked at
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
    Optional<String> alignmentField,
    EndpointConfig endpoint,
    LocalModelConfig local) {

  private static final int MOST_SAMPLES = 10_000_000;
  private static final int MOST_TOKENS = 1_000_000;
  private static final int PERCENT = 100;

  /** They are translated, so that no two languages have the same value. */
  private static final Set<String> TEXT_FIELDS =
      Set.of("instruction", "input", "output", "response", "conversations", "messages");

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
        alignmentField(tree.value("boost.alignment_field")),
        EndpointConfig.from(tree, "boost.endpoint"),
        LocalModelConfig.from(tree, "boost.local"));
  }

  private static Optional<String> alignmentField(ConfigValue value) {
    Optional<String> field = value.optionalText();
    if (field.isPresent()
        && TEXT_FIELDS.contains(field.get().replace('_', ' ').toLowerCase(ROOT))) {
      throw value.problem("holds a sample's text", "a field that names the example, such as id");
    }
    return field;
  }
}
