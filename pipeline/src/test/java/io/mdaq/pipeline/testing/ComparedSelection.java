// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.testing;

import io.mdaq.core.sample.SampleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The selections that compare vectors worked out straight from their definitions: every value anew
 * in every step, and with none of the pipeline's own code.
 */
public final class ComparedSelection {

  /** A sample of one group. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Item(SampleId id, int score, short[] vector) {}

  private static final Comparator<Item> BEST_FIRST =
      Comparator.comparingInt(Item::score).reversed().thenComparing(Item::id);

  private ComparedSelection() {}

  /** Down the best {@code pool} by score: whatever is less similar than that to all before. */
  public static List<SampleId> greedy(
      List<Item> items, int budget, int pool, double maxSimilarity) {
    List<Item> chosen = new ArrayList<>();
    for (Item item : items.stream().sorted(BEST_FIRST).limit(pool).toList()) {
      if (chosen.size() < budget && greatestSimilarity(item, chosen) < 1e6 * maxSimilarity) {
        chosen.add(item);
      }
    }
    return chosen.stream().map(Item::id).toList();
  }

  /** The greatest lambda * percentile - (1 - lambda) * similarity, again and again. */
  public static List<SampleId> marginalRelevance(
      List<Item> items, int budget, int pool, double lambda) {
    List<Item> left = new ArrayList<>(items.stream().sorted(BEST_FIRST).limit(pool).toList());
    List<Item> chosen = new ArrayList<>();
    while (chosen.size() < budget && !left.isEmpty()) {
      Item best = left.get(0);
      for (Item item : left) {
        if (value(item, items, chosen, lambda) > value(best, items, chosen, lambda)) {
          best = item;
        }
      }
      left.remove(best);
      chosen.add(best);
    }
    return chosen.stream().map(Item::id).toList();
  }

  private static long value(Item item, List<Item> all, List<Item> chosen, double lambda) {
    long lower = all.stream().filter(other -> other.score() < item.score()).count();
    long equal = all.stream().filter(other -> other.score() == item.score()).count();
    long percentile = 1_000_000L * (2 * lower + equal) / (2L * all.size());
    long weight = Math.round(1e6 * lambda);
    return weight * percentile - (1_000_000 - weight) * greatestSimilarity(item, chosen);
  }

  private static long greatestSimilarity(Item item, List<Item> others) {
    long greatest = 0;
    for (Item other : others) {
      double norm = Math.sqrt(dot(item, item)) * Math.sqrt(dot(other, other));
      if (norm > 0) {
        greatest = Math.max(greatest, Math.round(1e6 * dot(item, other) / norm));
      }
    }
    return greatest;
  }

  private static double dot(Item a, Item b) {
    double sum = 0;
    for (int d = 0; d < a.vector().length; d++) {
      sum += (double) a.vector()[d] * b.vector()[d];
    }
    return sum;
  }
}
