// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code boosted/} says in numbers.
 *
 * @param languages by language code
 */
public record BoostSummary(SortedMap<String, Language> languages) {

  /** Nothing was boosted. */
  public static final BoostSummary NONE = new BoostSummary(new TreeMap<>());

  /**
   * Two numbers of revisions.
   *
   * @param revisions that could be read
   * @param replaced those of them that took their candidates' places
   */
  public record Tally(long revisions, long replaced) {

    Tally plus(Tally other) {
      return new Tally(revisions + other.revisions, replaced + other.replaced);
    }
  }

  /**
   * One language.
   *
   * @param candidates all of them
   * @param withExample those of them that say which example they are a translation of
   * @param withSiblings those whose revision was held against siblings in other languages
   * @param replaced those whose revision took their place
   * @param kept the others by reason
   * @param scoreBefore sum over the replaced, in ten-thousandths
   * @param scoreAfter sum over what took their places
   * @param referencesBefore things of the language's own world that the replaced name, summed
   * @param referencesAfter those that what took their places names
   * @param editDistances in code points: revisions by the number of the distance's binary digits
   * @param findings revisions by what a check found: objections, and what was lost
   */
  public record Language(
      long candidates,
      long withExample,
      long withSiblings,
      long replaced,
      SortedMap<String, Long> kept,
      long scoreBefore,
      long scoreAfter,
      long referencesBefore,
      long referencesAfter,
      SortedMap<Integer, Tally> editDistances,
      SortedMap<String, Tally> findings) {

    private static final Language NONE =
        new Language(0, 0, 0, 0, new TreeMap<>(), 0, 0, 0, 0, new TreeMap<>(), new TreeMap<>());

    Language plus(Language other) {
      TreeMap<String, Long> reasons = new TreeMap<>(kept);
      other.kept.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
      return new Language(
          candidates + other.candidates,
          withExample + other.withExample,
          withSiblings + other.withSiblings,
          replaced + other.replaced,
          reasons,
          scoreBefore + other.scoreBefore,
          scoreAfter + other.scoreAfter,
          referencesBefore + other.referencesBefore,
          referencesAfter + other.referencesAfter,
          sum(editDistances, other.editDistances),
          sum(findings, other.findings));
    }

    private static <K extends Comparable<K>> SortedMap<K, Tally> sum(
        SortedMap<K, Tally> left, SortedMap<K, Tally> right) {
      TreeMap<K, Tally> sum = new TreeMap<>(left);
      right.forEach((key, tally) -> sum.merge(key, tally, Tally::plus));
      return sum;
    }
  }

  /** All languages together. */
  public Language total() {
    return languages.values().stream().reduce(Language.NONE, Language::plus);
  }
}
