// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Studies of sizes whose truth is known. Three preferences in ten are ties. Of the others, a share
 * of the languages' answers to a question go the way of the question, so translations depend on
 * each other, and the mean preference is exactly the truth.
 *
 * @param questions in each language
 * @param languages how many
 * @param seeds trainings of each size
 */
record SimulatedSizes(int questions, int languages, int seeds) {

  private static final double TIES = 0.3;
  private static final double SHARED = 0.4;

  /** Comparisons of one size. */
  List<SizeComparison> size(int size, double truth, SplittableRandom random) {
    double win = (1 - TIES) / 2 + (truth - 0.5);
    List<SizeComparison> comparisons = new ArrayList<>();
    for (int question = 0; question < questions; question++) {
      double shared = preference(win, random);
      for (int language = 0; language < languages; language++) {
        for (int seed = 1; seed <= seeds; seed++) {
          double preference = random.nextDouble() < SHARED ? shared : preference(win, random);
          comparisons.add(
              new SizeComparison(
                  size,
                  seed,
                  1,
                  "l" + language,
                  "q" + question,
                  "l" + language + "/q" + question,
                  preference));
        }
      }
    }
    return comparisons;
  }

  private static double preference(double win, SplittableRandom random) {
    double draw = random.nextDouble();
    return draw < win ? 1 : draw < win + TIES ? 0.5 : 0;
  }
}
