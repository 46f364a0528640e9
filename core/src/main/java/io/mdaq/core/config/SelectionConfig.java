// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.language.LanguageSet;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept. The budget and the ratio are left as text for those who calculate with them;
 * neither is blank.
 *
 * @param budget how many samples: a number or a share, such as {@code 6000}, {@code 10%}
 * @param strategy by what samples are ranked and chosen
 * @param qualityToDiversity of {@link Strategy#DAS}: how many are chosen by score for one chosen
 *     for diversity, such as {@code 6} or {@code 3:2}
 * @param threshold of {@link Strategy#THRESHOLD}: a percentile or a score, such as {@code 70%} or
 *     {@code 0.75}; empty exactly for the other strategies
 * @param maxSimilarity of {@link Strategy#GREEDY}: the cosine from which on a sample is too
 *     similar, 0.01 to 1
 * @param mmrLambda of {@link Strategy#MMR}: the weight of the score, 0 to 1
 * @param pool of {@link Strategy#GREEDY} and {@link Strategy#MMR}: samples looked at for each one
 *     selected, 1 to 1,000,000
 * @param allocation how the budget is shared among the languages
 * @param explicit samples per language, filled exactly where {@link Allocation#EXPLICIT} is chosen
 * @param emptyLanguages whether a language with samples may end with none
 */
public record SelectionConfig(
    String budget,
    Strategy strategy,
    String qualityToDiversity,
    String threshold,
    double maxSimilarity,
    double mmrLambda,
    int pool,
    Allocation allocation,
    SortedMap<String, Long> explicit,
    EmptyLanguages emptyLanguages) {

  private static final long MOST_SAMPLES = 100_000_000;
  private static final int LARGEST_POOL = 1_000_000;

  /** The setting {@code selection.strategy}. */
  public enum Strategy {
    /** Diversity-aware selection of M-DaQ (arXiv 2509.15549). */
    DAS,
    /** The best of each cluster. */
    DIVERSITY,
    QUALITY,
    /** By a threshold of the score in each language. */
    THRESHOLD,
    /** By score, without what is too similar (DEITA, arXiv 2312.15685). */
    GREEDY,
    /** Maximal marginal relevance (doi:10.1145/290941.291025). */
    MMR,
    RANDOM,
    LONGEST
  }

  /** The setting {@code selection.allocation}. */
  public enum Allocation {
    PROPORTIONAL,
    EQUAL,
    EXPLICIT
  }

  /** The setting {@code selection.allow_empty_languages}. */
  public enum EmptyLanguages {
    REFUSED,
    ALLOWED
  }

  public SelectionConfig {
    explicit = Collections.unmodifiableSortedMap(new TreeMap<>(explicit));
  }

  static SelectionConfig from(ConfigTree tree, LanguageSet languages) {
    Allocation allocation = tree.value("selection.allocation").choice(Allocation.class);
    Strategy strategy = tree.value("selection.strategy").choice(Strategy.class);
    return new SelectionConfig(
        required(tree.value("selection.budget"), "a number or a share, such as 6000, 10% or 0.1"),
        strategy,
        required(
            tree.value("selection.quality_to_diversity"), "one or two numbers, such as 6 or 3:2"),
        threshold(tree.value("selection.threshold"), strategy),
        tree.value("selection.max_similarity").decimal(0.01, 1),
        tree.value("selection.mmr_lambda").decimal(0, 1),
        tree.value("selection.pool").integer(1, LARGEST_POOL),
        allocation,
        explicit(tree.value("selection.explicit"), allocation, languages),
        tree.value("selection.allow_empty_languages").flag()
            ? EmptyLanguages.ALLOWED
            : EmptyLanguages.REFUSED);
  }

  private static String required(ConfigValue value, String allowed) {
    return value.optionalText().orElseThrow(() -> value.problem("is empty", allowed));
  }

  private static String threshold(ConfigValue value, Strategy strategy) {
    Optional<String> given = value.optionalText();
    if (given.isEmpty() == (strategy == Strategy.THRESHOLD)) {
      throw value.problem(
          "does not go with selection.strategy",
          "a percentile such as 70% (the best 30 % of each language) or a score such as 0.75 with"
              + " strategy threshold, nothing with the others");
    }
    return given.orElse("");
  }

  private static SortedMap<String, Long> explicit(
      ConfigValue value, Allocation allocation, LanguageSet languages) {
    Map<String, Long> given = value.integers(0, MOST_SAMPLES);
    if (given.isEmpty() == (allocation == Allocation.EXPLICIT)) {
      throw value.problem(
          "does not go with selection.allocation",
          "counts such as {ar: 500} with allocation explicit, nothing with the others");
    }
    SortedMap<String, Long> counts = new TreeMap<>();
    given.forEach(
        (name, count) -> {
          String code =
              languages
                  .resolve(name)
                  .orElseThrow(
                      () ->
                          value.problem(
                              "names " + name + ", which is not in languages.set",
                              "languages of the set: " + languages));
          if (counts.put(code, count) != null) {
            throw value.problem("names " + code + " twice", "each language once");
          }
        });
    return counts;
  }
}
