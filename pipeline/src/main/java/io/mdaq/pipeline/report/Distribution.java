// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.html.Chart.Series;
import io.mdaq.core.html.Chart.View;
import io.mdaq.core.html.Outline;
import io.mdaq.core.html.Tone;
import io.mdaq.core.ledger.LanguageProfile;
import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.pipeline.boost.BoostProfile.Shift;
import io.mdaq.pipeline.examples.LengthCounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two counts over the same bins, such as of all candidates and of the selected.
 *
 * @param names what is counted
 * @param labels where each bin begins
 * @param base counts by bin
 * @param main counts by bin
 */
record Distribution(Names names, List<String> labels, long[] base, long[] main) {

  /**
   * What is counted.
   *
   * @param base what the other is compared with
   */
  record Names(String base, String main) {

    static final Names OF_SELECTION = new Names("all candidates", "selected");

    @Override
    public String toString() {
      return base + " and " + main;
    }
  }

  private static final int MOST_BINS = 32;

  /** The share at each end that may be put into the outermost bins, so that few do not squeeze. */
  private static final double TAIL = 0.005;

  /**
   * Scores in bins of equal width, 1, 2 or 5 times a power of ten. Outliers are in the end bins.
   */
  static Distribution ofScores(LanguageProfile profile) {
    TreeMap<Integer, Long> all = new TreeMap<>();
    TreeMap<Integer, Long> selected = new TreeMap<>();
    profile
        .scores()
        .forEach(
            (step, count) -> {
              all.put(step, count.all());
              selected.put(step, count.selected());
            });
    return ofSteps(Names.OF_SELECTION, all, all, selected);
  }

  /** As {@link #ofScores}: scores before and after a revision took a sample's place. */
  static Distribution ofShift(Shift shift) {
    TreeMap<Integer, Long> both = new TreeMap<>(shift.before());
    shift.after().forEach((step, count) -> both.merge(step, count, Long::sum));
    return ofSteps(new Names("before", "after"), both, shift.before(), shift.after());
  }

  /**
   * Bins of counts by step.
   *
   * @param all what the bins have to reach over; not empty
   */
  private static Distribution ofSteps(
      Names names,
      SortedMap<Integer, Long> all,
      SortedMap<Integer, Long> base,
      SortedMap<Integer, Long> main) {
    long total = all.values().stream().mapToLong(Long::longValue).sum();
    int low = quantile(all, (long) (TAIL * total));
    int high = quantile(all, total - 1 - (long) (TAIL * total));
    int width = width(low, high);
    int first = Math.floorDiv(low, width);
    int bins = Math.floorDiv(high, width) - first + 1;
    List<String> labels = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      BigDecimal from = BigDecimal.valueOf((long) (first + bin) * width * LanguageProfile.STEP);
      labels.add(
          from.divide(BigDecimal.valueOf(QualityScorer.SCALE))
              .stripTrailingZeros()
              .toPlainString());
    }
    return new Distribution(
        names, labels, binned(base, width, first, bins), binned(main, width, first, bins));
  }

  private static long[] binned(SortedMap<Integer, Long> counts, int width, int first, int bins) {
    long[] binned = new long[bins];
    counts.forEach(
        (step, count) -> {
          int bin = Math.floorDiv(step, width) - first;
          binned[Math.max(0, Math.min(bins - 1, bin))] += count;
        });
    return binned;
  }

  private static int quantile(SortedMap<Integer, Long> scores, long rank) {
    long below = 0;
    for (Map.Entry<Integer, Long> entry : scores.entrySet()) {
      below += entry.getValue();
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
    return new Distribution(
        Names.OF_SELECTION, labels, counts(all, first, last), counts(selected, first, last));
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
            new Series(names.base(), Tone.BASE, shares(base)),
            new Series(names.main(), Tone.MAIN, shares(main))));
  }

  Outline outline(String label) {
    return new Outline(label, base, main);
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
