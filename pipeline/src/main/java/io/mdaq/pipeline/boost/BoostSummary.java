// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code boosted/} says in numbers.
 *
 * @param languages by language code
 * @param examples a few that were replaced: of each language those with the smallest ids, which are
 *     hashes, so that they are drawn and not chosen
 */
public record BoostSummary(SortedMap<String, Language> languages, List<BoostedLine> examples) {

  /** Nothing was boosted. */
  public static final BoostSummary NONE = new BoostSummary(new TreeMap<>(), List.of());

  private static final int EXAMPLES_PER_LANGUAGE = 2;

  /**
   * One language.
   *
   * @param candidates all of them
   * @param replaced those whose revision took their place
   * @param kept the others by reason
   * @param scoreBefore sum over the replaced, in ten-thousandths
   * @param scoreAfter sum over what took their places
   * @param editDistances of the replaced, in code points: how many by the number of binary digits
   */
  public record Language(
      long candidates,
      long replaced,
      SortedMap<String, Long> kept,
      long scoreBefore,
      long scoreAfter,
      SortedMap<Integer, Long> editDistances) {

    private static final Language NONE = new Language(0, 0, new TreeMap<>(), 0, 0, new TreeMap<>());

    private Language plus(Language other) {
      return new Language(
          candidates + other.candidates,
          replaced + other.replaced,
          sum(kept, other.kept),
          scoreBefore + other.scoreBefore,
          scoreAfter + other.scoreAfter,
          sum(editDistances, other.editDistances));
    }
  }

  /** The summary of one line. */
  public static BoostSummary of(BoostedLine line) {
    TreeMap<String, Long> kept = new TreeMap<>();
    TreeMap<Integer, Long> distances = new TreeMap<>();
    long before = 0;
    long after = 0;
    String reason = line.reason();
    Integer distance = line.editDistance();
    Integer revised = line.revisedScore();
    if (reason != null) {
      kept.put(reason, 1L);
    } else if (distance != null && revised != null) {
      distances.put(Integer.SIZE - Integer.numberOfLeadingZeros(distance), 1L);
      before = line.score();
      after = revised;
    }
    TreeMap<String, Language> languages = new TreeMap<>();
    languages.put(
        line.language(),
        new Language(1, line.hasReplaced() ? 1 : 0, kept, before, after, distances));
    return new BoostSummary(languages, line.hasReplaced() ? List.of(line) : List.of());
  }

  /** Both together. */
  public BoostSummary plus(BoostSummary other) {
    TreeMap<String, Language> both = new TreeMap<>(languages);
    other.languages.forEach((code, language) -> both.merge(code, language, Language::plus));
    List<BoostedLine> all = new ArrayList<>(examples);
    all.addAll(other.examples);
    all.sort(Comparator.comparing(BoostedLine::language).thenComparing(BoostedLine::id));
    List<BoostedLine> first = new ArrayList<>();
    TreeMap<String, Integer> taken = new TreeMap<>();
    for (BoostedLine line : all) {
      if (taken.merge(line.language(), 1, Integer::sum) <= EXAMPLES_PER_LANGUAGE) {
        first.add(line);
      }
    }
    return new BoostSummary(both, first);
  }

  /** All languages together. */
  public Language total() {
    return languages.values().stream().reduce(Language.NONE, Language::plus);
  }

  private static <K extends Comparable<K>> SortedMap<K, Long> sum(
      SortedMap<K, Long> left, SortedMap<K, Long> right) {
    TreeMap<K, Long> sum = new TreeMap<>(left);
    right.forEach((key, count) -> sum.merge(key, count, Long::sum));
    return sum;
  }
}
