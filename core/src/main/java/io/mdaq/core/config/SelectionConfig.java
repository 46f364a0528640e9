// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.language.LanguageSet;
import java.util.Collections;
import java.util.Map;
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
 * @param allocation how the budget is shared among the languages
 * @param explicit samples per language, filled exactly where {@link Allocation#EXPLICIT} is chosen
 * @param emptyLanguages whether a language with samples may end with none
 */
public record SelectionConfig(
    String budget,
    Strategy strategy,
    String qualityToDiversity,
    Allocation allocation,
    SortedMap<String, Long> explicit,
    EmptyLanguages emptyLanguages) {

  private static final long MOST_SAMPLES = 100_000_000;

  /** The setting {@code selection.strategy}. */
  public enum Strategy {
    /** Diversity-aware selection of M-DaQ (arXiv 2509.15549). */
    DAS,
    QUALITY,
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
    return new SelectionConfig(
        required(tree.value("selection.budget"), "a number or a share, such as 6000, 10% or 0.1"),
        tree.value("selection.strategy").choice(Strategy.class),
        required(
            tree.value("selection.quality_to_diversity"), "one or two numbers, such as 6 or 3:2"),
        allocation,
        explicit(tree.value("selection.explicit"), allocation, languages),
        tree.value("selection.allow_empty_languages").flag()
            ? EmptyLanguages.ALLOWED
            : EmptyLanguages.REFUSED);
  }

  private static String required(ConfigValue value, String allowed) {
    return value.optionalText().orElseThrow(() -> value.problem("is empty", allowed));
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
