// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** P values made larger for the number of tests, so that each can be compared with one alpha. */
public final class AdjustedPValues {

  private AdjustedPValues() {}

  /**
   * Holm's step-down: rejecting at or below alpha keeps the chance of even one false rejection at
   * or below alpha, however the tests depend on each other (Holm 1979, jstor.org/stable/4615733).
   *
   * @param p each 0 to 1
   * @return in the order of {@code p}
   */
  public static double[] holm(double[] p) {
    Integer[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double most = 0;
    for (int rank = 0; rank < p.length; rank++) {
      most = Math.max(most, Math.min(1, (p.length - rank) * p[order[rank]]));
      adjusted[order[rank]] = most;
    }
    return adjusted;
  }

  /**
   * Benjamini and Hochberg's step-up: rejecting at or below alpha keeps the expected share of false
   * rejections among all rejections at or below alpha, for tests that are independent or positively
   * dependent (Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x).
   *
   * @param p each 0 to 1
   * @return in the order of {@code p}
   */
  public static double[] benjaminiHochberg(double[] p) {
    Integer[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double least = 1;
    for (int rank = p.length - 1; rank >= 0; rank--) {
      least = Math.min(least, p[order[rank]] * p.length / (rank + 1));
      adjusted[order[rank]] = least;
    }
    return adjusted;
  }

  private static Integer[] ascending(double[] p) {
    if (!Arrays.stream(p).allMatch(value -> value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("no p values: " + Arrays.toString(p));
    }
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(test -> p[test]))
        .toArray(Integer[]::new);
  }
}
