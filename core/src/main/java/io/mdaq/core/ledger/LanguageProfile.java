// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the scores of one language's candidates lie, and how its clusters were taken: candidates are
 * samples that are neither duplicates nor replaced, selected or not. Not thread-safe.
 */
public final class LanguageProfile {

  /** Scores are counted in steps of this many ten-thousandths. */
  public static final int STEP = 10;

  /**
   * Two numbers of samples.
   *
   * @param all candidates
   * @param selected those of them that were selected
   */
  public record Count(long all, long selected) {

    /** Both together. */
    public Count plus(Count other) {
      return new Count(all + other.all, selected + other.selected);
    }
  }

  private final TreeMap<Integer, Count> scores = new TreeMap<>();

  /** By cluster: candidates and selected ones by turns. */
  private int[] clusters = new int[0];

  void add(LedgerEntry entry) {
    Integer score = entry.score();
    if (score == null
        || entry.decision() == Decision.DUPLICATE
        || entry.decision() == Decision.REPLACED) {
      return;
    }
    int selected = entry.decision() == Decision.SELECTED ? 1 : 0;
    scores.merge(Math.floorDiv(score, STEP), new Count(1, selected), Count::plus);
    Integer cluster = entry.cluster();
    if (cluster != null) {
      if (2 * cluster >= clusters.length) {
        clusters = Arrays.copyOf(clusters, Math.max(2 * cluster + 2, 2 * clusters.length));
      }
      clusters[2 * cluster]++;
      clusters[2 * cluster + 1] += selected;
    }
  }

  /** By score, in steps of {@link #STEP}: step <i>s</i> begins at <i>s</i> times that. */
  public SortedMap<Integer, Count> scores() {
    return Collections.unmodifiableSortedMap(scores);
  }

  /** By number of the cluster: all clusters that have candidates. */
  public SortedMap<Integer, Count> clusters() {
    TreeMap<Integer, Count> counts = new TreeMap<>();
    for (int i = 0; i < clusters.length; i += 2) {
      if (clusters[i] > 0) {
        counts.put(i / 2, new Count(clusters[i], clusters[i + 1]));
      }
    }
    return counts;
  }

  LanguageProfile plus(LanguageProfile other) {
    LanguageProfile sum = new LanguageProfile();
    sum.scores.putAll(scores);
    for (Map.Entry<Integer, Count> more : other.scores.entrySet()) {
      sum.scores.merge(more.getKey(), more.getValue(), Count::plus);
    }
    sum.clusters = Arrays.copyOf(clusters, Math.max(clusters.length, other.clusters.length));
    for (int i = 0; i < other.clusters.length; i++) {
      sum.clusters[i] += other.clusters[i];
    }
    return sum;
  }
}
