// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the spread of the preferences of one size comes from. The model has crossed random effects,
 *
 * <pre>x(item, seed, repeat) = mean + Q(item) + S(seed) + QS(item, seed) + R(repeat) + E</pre>
 *
 * <p>and its variances are estimated by the method of moments: the mean squares of the balanced
 * table are set equal to their expectations (S. R. Searle, G. Casella and C. E. McCulloch 1992,
 * Variance Components, chapter 4, doi:10.1002/9780470316856). With q items, s seeds and r repeats
 *
 * <pre>
 * E MS(Q) = E + r QS + s r Q      E MS(S) = E + r QS + q r S
 * E MS(QS) = E + r QS             E MS(R) = E + q s R
 * E MS(E) = E
 * </pre>
 *
 * <p>Items that lack a seed or a repeat are left out. A negative estimate is given as 0. What
 * cannot be told apart is null and is part of the next one that is not: with one seed, S and QS are
 * part of Q; with one repeat, R cannot be seen and E is part of QS (of Q with one seed).
 *
 * @param size rows per language
 * @param items turns of prompts that have all seeds and repeats
 * @param seeds how many
 * @param repeats how many
 * @param item variance of items: how much easier some questions are for the larger size
 * @param seed of training seeds: by how much another training would move all questions
 * @param itemBySeed of items from seed to seed
 * @param repeat of repeats of the judge: by how much another asking would move all questions
 * @param rest what the judge says otherwise when asked again about the same answers
 */
public record VarianceSplit(
    int size,
    int items,
    int seeds,
    int repeats,
    @Nullable Double item,
    @Nullable Double seed,
    @Nullable Double itemBySeed,
    @Nullable Double repeat,
    @Nullable Double rest) {

  /** Splits the variance of the comparisons of one size. */
  static VarianceSplit of(int size, List<SizeComparison> comparisons) {
    List<Long> seeds = comparisons.stream().map(SizeComparison::seed).distinct().sorted().toList();
    List<Integer> repeats =
        comparisons.stream().map(SizeComparison::repeat).distinct().sorted().toList();
    double[][][] table = table(comparisons, seeds, repeats);
    int q = table.length;
    int s = seeds.size();
    int r = repeats.size();
    if (q < 2) {
      return new VarianceSplit(size, q, s, r, null, null, null, null, null);
    }
    MeanSquares squares = MeanSquares.of(table);
    double rest = r > 1 ? squares.rest() : 0;
    double below = s > 1 ? squares.itemBySeed() : rest;
    return new VarianceSplit(
        size,
        q,
        s,
        r,
        atLeastNone((squares.item() - below) / (s * r)),
        s > 1 ? atLeastNone((squares.seed() - squares.itemBySeed()) / (q * r)) : null,
        s > 1 ? atLeastNone((squares.itemBySeed() - rest) / r) : null,
        r > 1 ? atLeastNone((squares.repeat() - rest) / (q * s)) : null,
        r > 1 ? (Double) rest : null);
  }

  private static Double atLeastNone(double variance) {
    return Math.max(0, variance);
  }

  /** The complete items by seed and repeat. */
  private static double[][][] table(
      List<SizeComparison> comparisons, List<Long> seeds, List<Integer> repeats) {
    SortedMap<String, double[][]> items = new TreeMap<>();
    SortedMap<String, Integer> filled = new TreeMap<>();
    for (SizeComparison comparison : comparisons) {
      double[][] cells =
          items.computeIfAbsent(
              comparison.item(), item -> new double[seeds.size()][repeats.size()]);
      cells[seeds.indexOf(comparison.seed())][repeats.indexOf(comparison.repeat())] =
          comparison.preference();
      filled.merge(comparison.item(), 1, Integer::sum);
    }
    List<double[][]> complete = new ArrayList<>();
    for (Map.Entry<String, double[][]> entry : items.entrySet()) {
      if (filled.getOrDefault(entry.getKey(), 0) == seeds.size() * repeats.size()) {
        complete.add(entry.getValue());
      }
    }
    return complete.toArray(double[][][]::new);
  }

  /** Mean squares of the model above; NaN where there are no degrees of freedom. */
  private record MeanSquares(
      double item, double seed, double itemBySeed, double repeat, double rest) {

    static MeanSquares of(double[][][] x) {
      int q = x.length;
      int s = x[0].length;
      int r = x[0][0].length;
      double[] ofItem = new double[q];
      double[] ofSeed = new double[s];
      double[][] ofCell = new double[q][s];
      double[] ofRepeat = new double[r];
      double mean = 0;
      for (int i = 0; i < q; i++) {
        for (int j = 0; j < s; j++) {
          for (int k = 0; k < r; k++) {
            double value = x[i][j][k];
            ofItem[i] += value / (s * r);
            ofSeed[j] += value / ((double) q * r);
            ofCell[i][j] += value / r;
            ofRepeat[k] += value / ((double) q * s);
            mean += value / ((double) q * s * r);
          }
        }
      }
      double itemBySeed = 0;
      double rest = 0;
      for (int i = 0; i < q; i++) {
        for (int j = 0; j < s; j++) {
          itemBySeed += square(ofCell[i][j] - ofItem[i] - ofSeed[j] + mean);
          for (int k = 0; k < r; k++) {
            rest += square(x[i][j][k] - ofCell[i][j] - ofRepeat[k] + mean);
          }
        }
      }
      return new MeanSquares(
          spread(ofItem, mean) * s * r / (q - 1),
          spread(ofSeed, mean) * q * r / (s - 1),
          itemBySeed * r / ((q - 1.0) * (s - 1)),
          spread(ofRepeat, mean) * q * s / (r - 1),
          rest / (((double) q * s - 1) * (r - 1)));
    }

    private static double spread(double[] values, double mean) {
      double sum = 0;
      for (double value : values) {
        sum += square(value - mean);
      }
      return sum;
    }

    private static double square(double value) {
      return value * value;
    }
  }
}
