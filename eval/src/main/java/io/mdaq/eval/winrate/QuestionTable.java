// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import io.mdaq.eval.statistics.QuestionScores;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Gathers comparisons by question, for a bootstrap. */
public final class QuestionTable {

  private QuestionTable() {}

  /**
   * The scored comparisons by language and question, both sorted; empty where none was scored.
   *
   * @param aligned says which prompts are one question
   */
  public static Optional<QuestionScores> of(
      Collection<Comparison> comparisons, AlignedLanguages aligned) {
    List<Comparison> scored =
        comparisons.stream().filter(comparison -> comparison.outcome().scored()).toList();
    SortedMap<String, Integer> questions =
        numbered(scored.stream().map(aligned::question).toList());
    SortedMap<String, Integer> languages =
        numbered(scored.stream().map(comparison -> comparison.stratum().language()).toList());
    if (scored.isEmpty()) {
      return Optional.empty();
    }
    double[][] sums = new double[languages.size()][questions.size()];
    int[][] counts = new int[languages.size()][questions.size()];
    for (Comparison comparison : scored) {
      int language = languages.getOrDefault(comparison.stratum().language(), 0);
      int question = questions.getOrDefault(aligned.question(comparison), 0);
      sums[language][question] += comparison.preference().orElseThrow();
      counts[language][question]++;
    }
    return Optional.of(QuestionScores.of(sums, counts));
  }

  private static SortedMap<String, Integer> numbered(List<String> names) {
    List<String> sorted = names.stream().distinct().sorted().toList();
    SortedMap<String, Integer> numbers = new TreeMap<>();
    IntStream.range(0, sorted.size()).forEach(i -> numbers.put(sorted.get(i), i));
    return numbers;
  }
}
