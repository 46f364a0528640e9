// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

/** Whether the sections of a revision are where those of the sample are. */
public final class ArrangementCheck {

  /** Experts' revisions are hardly ever below; swapped sections are. */
  private static final double LEAST_MARGIN = -0.1;

  /** What fits nowhere was not swapped: it is something else. */
  private static final double LEAST_FIT = 0.5;

  private static final int[] AS_IT_WAS = {0, 1, 2};
  private static final int[][] OTHERS = {{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

  private ArrangementCheck() {}

  /**
   * What was found. The fit of an arrangement is the sum of the cosines of the sections with the
   * originals in whose place they would stand.
   *
   * @param asItWas the fit of the sections where they are
   * @param otherwise the best fit of any other arrangement
   * @param isKept whether the other one is no better
   */
  public record Finding(double asItWas, double otherwise, boolean isKept) {}

  static Finding check(EmbeddedSample sample, EmbeddedSample revised) {
    double own = fit(sample, revised, AS_IT_WAS);
    double best = Double.NEGATIVE_INFINITY;
    for (int[] other : OTHERS) {
      best = Math.max(best, fit(sample, revised, other));
    }
    return new Finding(own, best, own - best >= LEAST_MARGIN || best < LEAST_FIT);
  }

  private static double fit(EmbeddedSample sample, EmbeddedSample revised, int[] places) {
    double sum = 0;
    for (int section = 0; section < places.length; section++) {
      sum += closeness(sample.sections()[section], revised.sections()[places[section]]);
    }
    return sum;
  }

  /** Two empty sections are no sign of anything. */
  private static double closeness(short[] left, short[] right) {
    return Closeness.isZero(left) ? 0 : Closeness.of(left, right);
  }
}
