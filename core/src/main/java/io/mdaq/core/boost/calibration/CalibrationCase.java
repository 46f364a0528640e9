// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.calibration;

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
 */
public record CalibrationCase(
    int number, RevisionPair pair, RevisionPair unrelated, Optional<RevisionPair> foreign) {

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
    List<CalibrationCase> cases = new ArrayList<>();
    for (RevisionPair pair : pairs) {
      if (!pair.isUnchanged()) {
        List<RevisionPair> same = Objects.requireNonNull(byLanguage.get(pair.language()));
        Optional<RevisionPair> unrelated =
            draw(same, other -> !other.group().equals(pair.group()), random);
        List<RevisionPair> group = Objects.requireNonNull(byGroup.get(pair.group()));
        Optional<RevisionPair> foreign =
            draw(group, other -> !other.language().equals(pair.language()), random);
        unrelated.ifPresent(
            other -> cases.add(new CalibrationCase(cases.size(), pair, other, foreign)));
      }
    }
    return List.copyOf(cases);
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
