// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.calibration;

import io.mdaq.core.boost.check.NeutralForm;
import io.mdaq.core.boost.check.Sibling;
import io.mdaq.core.boost.check.Siblings;
import io.mdaq.core.sample.SampleIds;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.RevisionPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A pair, and what a saboteur would take in its place.
 *
 * @param number of the case, from 0
 * @param pair its two sides differ
 * @param unrelated a pair of the same language made from another source example
 * @param foreign the pair of another language made from the same source example; empty where there
 *     is none
 * @param siblings of the pair's raw side: the raw sides of the other languages' pairs that are made
 *     from the same source example
 */
public record CalibrationCase(
    int number,
    RevisionPair pair,
    RevisionPair unrelated,
    Optional<RevisionPair> foreign,
    Siblings siblings) {

  private static final int TRIES = 100;

  /**
   * The cases of all pairs that differ, in their order.
   *
   * @param pairs those of a language with a single source example are left out
   * @param seed chooses the others
   */
  public static List<CalibrationCase> of(List<RevisionPair> pairs, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    SortedMap<String, List<RevisionPair>> byLanguage = new TreeMap<>();
    Map<String, List<RevisionPair>> byGroup = new HashMap<>();
    for (RevisionPair pair : pairs) {
      byLanguage.computeIfAbsent(pair.language(), language -> new ArrayList<>()).add(pair);
      byGroup.computeIfAbsent(pair.group(), group -> new ArrayList<>()).add(pair);
    }
    Map<String, List<Sibling>> families = families(byGroup);
    List<CalibrationCase> cases = new ArrayList<>();
    for (RevisionPair pair : pairs) {
      if (!pair.isUnchanged()) {
        List<RevisionPair> same = Objects.requireNonNull(byLanguage.get(pair.language()));
        Optional<RevisionPair> unrelated =
            draw(same, other -> !other.group().equals(pair.group()), random);
        List<RevisionPair> group = Objects.requireNonNull(byGroup.get(pair.group()));
        Optional<RevisionPair> foreign =
            draw(group, other -> !other.language().equals(pair.language()), random);
        Siblings siblings =
            Siblings.of(pair.language(), Objects.requireNonNull(families.get(pair.group())));
        unrelated.ifPresent(
            other -> cases.add(new CalibrationCase(cases.size(), pair, other, foreign, siblings)));
      }
    }
    return List.copyOf(cases);
  }

  /**
   * The same cases with raw responses to something else: each has that of the next case of its
   * language that is made from a third source example. Cases for which there is none are left out.
   */
  public static List<CalibrationCase> misplaced(List<CalibrationCase> cases) {
    SortedMap<String, List<CalibrationCase>> byLanguage = new TreeMap<>();
    for (CalibrationCase given : cases) {
      byLanguage.computeIfAbsent(given.pair().language(), language -> new ArrayList<>()).add(given);
    }
    List<CalibrationCase> misplaced = new ArrayList<>();
    for (List<CalibrationCase> same : byLanguage.values()) {
      for (int i = 0; i < same.size(); i++) {
        CalibrationCase given = same.get(i);
        for (int next = 1; next < same.size(); next++) {
          RevisionPair other = same.get((i + next) % same.size()).pair();
          if (!other.group().equals(given.pair.group())
              && !other.group().equals(given.unrelated.group())) {
            misplaced.add(given.withRawResponse(other.raw().response()));
            break;
          }
        }
      }
    }
    return misplaced;
  }

  /** The case with other siblings. */
  public CalibrationCase with(Siblings others) {
    return new CalibrationCase(number, pair, unrelated, foreign, others);
  }

  private CalibrationCase withRawResponse(String response) {
    SampleText raw = new SampleText(pair.raw().instruction(), pair.raw().input(), response);
    return new CalibrationCase(
        number,
        new RevisionPair(pair.group(), pair.language(), raw, pair.revised()),
        unrelated,
        foreign,
        siblings);
  }

  private static Map<String, List<Sibling>> families(Map<String, List<RevisionPair>> byGroup) {
    Map<String, List<Sibling>> families = new HashMap<>();
    byGroup.forEach(
        (group, pairs) ->
            families.put(group, pairs.stream().map(CalibrationCase::sibling).toList()));
    return families;
  }

  private static Sibling sibling(RevisionPair pair) {
    return new Sibling(
        pair.language(),
        SampleIds.of(pair.language(), pair.raw()).toString(),
        NeutralForm.of(pair.raw()));
  }

  private static Optional<RevisionPair> draw(
      List<RevisionPair> pairs, Predicate<RevisionPair> wanted, UniformRandomProvider random) {
    for (int i = 0; i < TRIES; i++) {
      RevisionPair drawn = pairs.get(random.nextInt(pairs.size()));
      if (wanted.test(drawn)) {
        return Optional.of(drawn);
      }
    }
    return Optional.empty();
  }
}
