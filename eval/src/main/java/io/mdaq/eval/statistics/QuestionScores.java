// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

import java.util.Arrays;

/**
 * Preferences by question and group, where a group is a language, or all there is. A question is
 * what is drawn again by {@link Bootstrap}: with all its translations and turns, since those depend
 * on each other.
 */
public final class QuestionScores {

  /** By group, then by question: the sum of the preferences and how many they are. */
  private final double[][] sums;

  private final int[][] counts;

  private QuestionScores(double[][] sums, int[][] counts) {
    this.sums = sums;
    this.counts = counts;
  }

  /** One preference for each question, one group. */
  public static QuestionScores of(double[] preferences) {
    int[] ones = new int[preferences.length];
    Arrays.fill(ones, 1);
    return new QuestionScores(new double[][] {preferences.clone()}, new int[][] {ones});
  }

  /**
   * A table.
   *
   * @param sums by group and question; 0 where there is no preference
   * @param counts how many preferences each sum has; groups and questions as in {@code sums}, at
   *     least one preference a group
   */
  public static QuestionScores of(double[][] sums, int[][] counts) {
    if (sums.length == 0 || sums.length != counts.length) {
      throw new IllegalArgumentException(sums.length + " groups of sums, " + counts.length);
    }
    for (int group = 0; group < sums.length; group++) {
      if (sums[group].length != sums[0].length || counts[group].length != sums[0].length) {
        throw new IllegalArgumentException("group " + group + " has other questions");
      }
      if (Arrays.stream(counts[group]).sum() == 0) {
        throw new IllegalArgumentException("group " + group + " has no preference");
      }
    }
    return new QuestionScores(
        Arrays.stream(sums).map(double[]::clone).toArray(double[][]::new),
        Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new));
  }

  /** All groups as one: each preference counts the same. */
  public QuestionScores pooled() {
    double[] sum = new double[questions()];
    int[] count = new int[questions()];
    for (int group = 0; group < sums.length; group++) {
      for (int question = 0; question < sum.length; question++) {
        sum[question] += sums[group][question];
        count[question] += counts[group][question];
      }
    }
    return new QuestionScores(new double[][] {sum}, new int[][] {count});
  }

  int questions() {
    return sums[0].length;
  }

  /** Whether every preference is the same, so that drawing again would only repeat it. */
  boolean isConstant() {
    double first = Double.NaN;
    for (int group = 0; group < sums.length; group++) {
      for (int question = 0; question < questions(); question++) {
        if (counts[group][question] > 0) {
          double mean = sums[group][question] / counts[group][question];
          if (Double.isNaN(first)) {
            first = mean;
          }
          if (mean != first) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** The mean over the groups of their mean preferences; NaN where a group has none. */
  double mean() {
    int[] once = new int[questions()];
    Arrays.fill(once, 1);
    return mean(once);
  }

  /** The same, with each question taken so many times. */
  double mean(int[] times) {
    double total = 0;
    for (int group = 0; group < sums.length; group++) {
      double sum = 0;
      long count = 0;
      for (int question = 0; question < times.length; question++) {
        sum += times[question] * sums[group][question];
        count += (long) times[question] * counts[group][question];
      }
      total += sum / count;
    }
    return total / sums.length;
  }

  /** The mean without each question in turn; NaN where a group has nothing else. */
  double[] leaveOneOut() {
    double[] sum = new double[sums.length];
    long[] count = new long[sums.length];
    for (int group = 0; group < sums.length; group++) {
      sum[group] = Arrays.stream(sums[group]).sum();
      count[group] = Arrays.stream(counts[group]).asLongStream().sum();
    }
    double[] means = new double[questions()];
    for (int question = 0; question < means.length; question++) {
      double total = 0;
      for (int group = 0; group < sums.length; group++) {
        total += (sum[group] - sums[group][question]) / (count[group] - counts[group][question]);
      }
      means[question] = total / sums.length;
    }
    return means;
  }
}
