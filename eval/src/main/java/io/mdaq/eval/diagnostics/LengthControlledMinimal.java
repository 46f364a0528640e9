// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.diagnostics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The win rate had both answers been equally long, by AlpacaEval's variant {@code
 * length_controlled_minimal} (Dubois et al. 2024, arXiv 2404.04475; the variant is one of the
 * project's {@code glm_winrate.py}). It is not the leaderboard's rate ({@code
 * length_controlled_v1}), which adds a difficulty for each instruction.
 *
 * <p>The preference is modelled as {@code logistic(a tanh(d / sd(d)) + b)}, d being the baseline's
 * length in code points less the subject's, with sd's denominator n - 1; the rate is {@code
 * logistic(b)}. As in the original there is an L1 penalty, {@code |a| + |b|} against C times the
 * log loss; C is the one of 1e-4 to 1e4 (ten, evenly spaced in logarithm) with the best mean log
 * loss in five-fold cross-validation. Two things are fixed that the original leaves to its
 * libraries: pair i is in fold (n - 1 - i) mod 5, and the fit is exact where liblinear stops early,
 * which moves published annotations by less than 0.1 points.
 *
 * <p>It takes length to work the same way on all questions, and everything else to be equal: where
 * longer answers are better ones, it takes from a system what it earned.
 */
final class LengthControlledMinimal {

  private static final int FOLDS = 5;
  private static final int STRENGTHS = 10;

  private LengthControlledMinimal() {}

  /**
   * The rate, 0 to 1; empty for fewer than five pairs, or where all differ in length by the same.
   *
   * @param pairs in the order of their file
   */
  static OptionalDouble winRate(List<LengthPair> pairs) {
    double spread = standardDeviation(pairs);
    if (pairs.size() < FOLDS || spread == 0) {
      return OptionalDouble.empty();
    }
    double[] x = pairs.stream().mapToDouble(pair -> Math.tanh(delta(pair) / spread)).toArray();
    double[] y = pairs.stream().mapToDouble(LengthPair::preference).toArray();
    double best = Double.NEGATIVE_INFINITY;
    double bestStrength = 0;
    for (int i = 0; i < STRENGTHS; i++) {
      double strength = Math.pow(10, -4 + 8.0 * i / (STRENGTHS - 1));
      double score = crossValidated(x, y, strength);
      if (score > best) {
        best = score;
        bestStrength = strength;
      }
    }
    return OptionalDouble.of(new PenalizedLogit(x, y).fit(bestStrength).atZero());
  }

  /** The mean over the folds of the mean log likelihood of what was held out. */
  private static double crossValidated(double[] x, double[] y, double strength) {
    double total = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = 0;
      for (int i = 0; i < x.length; i++) {
        held += fold(i, x.length) == fold ? 1 : 0;
      }
      double[] trainX = new double[x.length - held];
      double[] trainY = new double[x.length - held];
      int next = 0;
      for (int i = 0; i < x.length; i++) {
        if (fold(i, x.length) != fold) {
          trainX[next] = x[i];
          trainY[next] = y[i];
          next++;
        }
      }
      PenalizedLogit.Line line = new PenalizedLogit(trainX, trainY).fit(strength);
      double likelihood = 0;
      for (int i = 0; i < x.length; i++) {
        likelihood -= fold(i, x.length) == fold ? line.loss(x[i], y[i]) : 0;
      }
      total += likelihood / held;
    }
    return total / FOLDS;
  }

  private static int fold(int i, int n) {
    return (n - 1 - i) % FOLDS;
  }

  private static double delta(LengthPair pair) {
    return (double) pair.baseline() - pair.subject();
  }

  private static double standardDeviation(List<LengthPair> pairs) {
    double mean = pairs.stream().mapToDouble(LengthControlledMinimal::delta).sum() / pairs.size();
    double squares =
        pairs.stream().mapToDouble(pair -> (delta(pair) - mean) * (delta(pair) - mean)).sum();
    return Math.sqrt(squares / (pairs.size() - 1));
  }
}
