// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which languages of a prompt set ask the same questions under the same keys. Only between those is
 * it known which comparisons depend on each other.
 *
 * @param bySet languages by the prompt set's name
 */
public record AlignedLanguages(SortedMap<String, List<String>> bySet) {

  /** Nothing is known. */
  public static final AlignedLanguages NONE = new AlignedLanguages(new TreeMap<>());

  public AlignedLanguages {
    SortedMap<String, List<String>> copy = new TreeMap<>();
    bySet.forEach((set, languages) -> copy.put(set, List.copyOf(languages)));
    bySet = copy;
  }

  /** Whether comparisons of these strata can be gathered by question. */
  public boolean aligns(Collection<Stratum> strata) {
    return strata.stream()
        .allMatch(
            stratum ->
                isAligned(stratum)
                    || strata.stream()
                        .filter(other -> other.set().equals(stratum.set()))
                        .allMatch(other -> other.language().equals(stratum.language())));
  }

  /**
   * The question behind a comparison: the prompt's id, without its language where the language is
   * aligned.
   */
  public String question(Comparison comparison) {
    Stratum stratum = comparison.stratum();
    String start = stratum.set() + "/" + stratum.language() + "/";
    return isAligned(stratum) && comparison.prompt().startsWith(start)
        ? stratum.set() + "/" + comparison.prompt().substring(start.length())
        : comparison.prompt();
  }

  private boolean isAligned(Stratum stratum) {
    return bySet.getOrDefault(stratum.set(), List.of()).contains(stratum.language());
  }
}
