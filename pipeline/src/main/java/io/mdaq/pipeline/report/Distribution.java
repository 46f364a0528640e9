// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.html.Chart.Series;
import io.mdaq.core.html.Chart.View;
import io.mdaq.core.html.Outline;
import io.mdaq.core.html.Tone;
import io.mdaq.core.ledger.LanguageProfile;
import io.mdaq.core.ledger.LanguageProfile.Count;
import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.pipeline.examples.LengthCounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Two counts over the same bins: of all candidates and of the selected.
 *
 * @param labels where each bin begins
 * @param all counts by bin
 * @param selected counts by bin
 */
record Distribution(List<String> labels, long[] all, long[] selected) {

  private static final int MOST_BINS = 32;

  /** The share at each end that may be put into the outermost bins, so that few do not squeeze. */
  private static final double TAIL = 0.005;

  /**
   * Scores in bins of equal width, 1, 2 or 5 times a power of ten. Outliers are in the end bins.
   */
  static Distribution ofScores(LanguageProfile profile) {
    SortedMap<Integer, Count> scores = profile.scores();
    long total = scores.values().stream().mapToLong(Count::all).sum();
    int low = quantile(scores, (long) (TAIL * total));
    int high = quantile(scores, total - 1 - (long) (TAIL * total));
    int width = width(low, high);
    int first = Math.floorDiv(low, width);
    int bins = Math.floorDiv(high, width) - first + 1;
    long[] all = new long[bins];
    long[] selected = new long[bins];
    for (Map.Entry<Integer, Count> entry : scores.entrySet()) {
      int bin = Math.floorDiv(entry.getKey(), width) - first;
      int shown = Math.max(0, Math.min(bins - 1, bin));
      all[shown] += entry.getValue().all();
      selected[shown] += entry.getValue().selected();
    }
    List<String> labels = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      BigDecimal from = BigDecimal.valueOf((long) (first + bin) * width * LanguageProfile.STEP);
      labels.add(
          from.divide(BigDecimal.valueOf(QualityScorer.SCALE))
              .stripTrailingZeros()
              .toPlainString());
    }
    return new Distribution(labels, all, selected);
  }

  private static int quantile(SortedMap<Integer, Count> scores, long rank) {
    long below = 0;
    for (Map.Entry<Integer, Count> entry : scores.entrySet()) {
      below += entry.getValue().all();
      if (below > rank) {
        return entry.getKey();
      }
    }
    return scores.lastKey();
  }

  private static int width(int low, int high) {
    int power = 1;
    while (true) {
      for (int times : new int[] {1, 2, 5}) {
        int width = power * times;
        if (Math.floorDiv(high, width) - Math.floorDiv(low, width) < MOST_BINS) {
          return width;
        }
      }
      power *= 10;
    }
  }

  /** Lengths in half octaves, without the empty ones at the ends. */
  static Distribution ofLengths(LengthCounts all, LengthCounts selected) {
    int first = 0;
    int last = LengthCounts.BINS - 1;
    while (first < last && all.bins().get(first) == 0) {
      first++;
    }
    while (last > first && all.bins().get(last) == 0) {
      last--;
    }
    List<String> labels = new ArrayList<>();
    for (int bin = first; bin <= last; bin++) {
      labels.add(Integer.toString(LengthCounts.from(bin)));
    }
    return new Distribution(labels, counts(all, first, last), counts(selected, first, last));
  }

  private static long[] counts(LengthCounts counts, int first, int last) {
    return counts.bins().subList(first, last + 1).stream().mapToLong(Long::longValue).toArray();
  }

  View view(String name, String axis) {
    return new View(
        name,
        labels,
        axis,
        "%",
        List.of(
            new Series("all candidates", Tone.BASE, shares(all)),
            new Series("selected", Tone.MAIN, shares(selected))));
  }

  Outline outline(String label) {
    return new Outline(label, all, selected);
  }

  String from() {
    return labels.get(0);
  }

  String to() {
    return labels.get(labels.size() - 1);
  }

  /** In percent of all bins, to two decimals. */
  private static double[] shares(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    double[] shares = new double[counts.length];
    for (int bin = 0; bin < counts.length; bin++) {
      shares[bin] = Math.round(1e4 * counts[bin] / Math.max(1, total)) / 100.0;
    }
    return shares;
  }
}
