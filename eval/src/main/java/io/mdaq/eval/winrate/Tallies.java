// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The comparisons of one contest, counted by stratum. Filled one by one; not thread-safe. */
public final class Tallies {

  private final SortedMap<Stratum, Tally> strata = new TreeMap<>();

  /** Counts a comparison. */
  public void add(Comparison comparison) {
    strata.merge(comparison.stratum(), Tally.of(comparison), Tally::plus);
  }

  /** The tallies, sorted. */
  public SortedMap<Stratum, Tally> strata() {
    return Collections.unmodifiableSortedMap(strata);
  }

  /**
   * The tallies of strata that a wider one holds, by the wider one, in the order of the strata.
   *
   * @param wider such as {@link Stratum#inAllLanguages}
   */
  public SortedMap<Stratum, List<Tally>> within(UnaryOperator<Stratum> wider) {
    SortedMap<Stratum, List<Tally>> groups = new TreeMap<>();
    strata.forEach(
        (stratum, tally) ->
            groups.computeIfAbsent(wider.apply(stratum), key -> new ArrayList<>()).add(tally));
    return groups;
  }

  /** All of them pooled: each comparison counts the same. */
  public static Tally pooled(Collection<Tally> tallies) {
    return tallies.stream().reduce(Tally.NONE, Tally::plus);
  }

  /**
   * The macro mean: the plain mean of the win rates, each tally counting the same however many
   * comparisons it has. Tallies without a win rate are left out; empty where none has one.
   */
  public static OptionalDouble meanWinRate(Collection<Tally> tallies) {
    return tallies.stream()
        .flatMap(tally -> tally.winRate().stream())
        .mapToDouble(WinRate::value)
        .average();
  }
}
