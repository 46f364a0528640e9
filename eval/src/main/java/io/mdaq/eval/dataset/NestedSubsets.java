// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

import io.mdaq.core.sample.SampleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Random subsets of which the smaller lie inside the larger: items are put into one order, drawn by
 * seed and id, and a subset of n is its first n. The same items give the same subsets in whatever
 * order they come.
 *
 * @param <T> an item, such as a row of a training set
 */
public final class NestedSubsets<T> {

  private record Ranked<T>(long rank, SampleId id, T item) {}

  private final List<T> order;

  /**
   * Draws the order.
   *
   * @param items of one language
   * @param id an item's id; of equal ids the first item comes first
   */
  public NestedSubsets(Collection<T> items, Function<T, SampleId> id, long seed) {
    List<Ranked<T>> ranked = new ArrayList<>(items.size());
    for (T item : items) {
      ranked.add(new Ranked<>(rank(seed, id.apply(item)), id.apply(item), item));
    }
    ranked.sort(Comparator.<Ranked<T>>comparingLong(Ranked::rank).thenComparing(Ranked::id));
    order = ranked.stream().map(Ranked::item).toList();
  }

  /**
   * The subset of a size.
   *
   * @throws IllegalArgumentException where there are fewer items
   */
  public List<T> first(int size) {
    if (size < 0 || size > order.size()) {
      throw new IllegalArgumentException(size + " of " + order.size() + " items");
    }
    return order.subList(0, size);
  }

  /** How many items there are. */
  public int size() {
    return order.size();
  }

  /** SplitMix64's finaliser (Steele, Lea and Flood, 2014, doi:10.1145/2660193.2660195). */
  private static long rank(long seed, SampleId id) {
    long mixed = id.high() ^ mix(seed + 0x9e3779b97f4a7c15L);
    return mix(mixed + id.low());
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
