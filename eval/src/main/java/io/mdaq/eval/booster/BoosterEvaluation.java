// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A booster's figures: {@code evaluation.json}.
 *
 * @param model the hash of its files
 * @param prompt the version of what it is asked
 * @param scorer the hash of the scorer's files
 * @param figures of all languages together, then of each
 */
public record BoosterEvaluation(
    String model, String prompt, String scorer, List<LanguageFigures> figures) {

  public BoosterEvaluation {
    figures = List.copyOf(figures);
  }

  static List<LanguageFigures> figures(List<TestedPair> tested) {
    List<LanguageFigures> figures = new ArrayList<>();
    figures.add(LanguageFigures.of(LanguageFigures.ALL, tested));
    TreeSet<String> languages = new TreeSet<>();
    tested.forEach(pair -> languages.add(pair.pair().language()));
    for (String language : languages) {
      figures.add(
          LanguageFigures.of(
              language,
              tested.stream().filter(pair -> pair.pair().language().equals(language)).toList()));
    }
    return figures;
  }

  /** Those of all languages together. */
  public LanguageFigures all() {
    return figures.get(0);
  }
}
