// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

/**
 * The weights under which the sum of several scores is the log-odds that a pair is told right:
 * logistic regression without a constant by Newton's method, with a slight ridge, on the scores'
 * differences within pairs (stacked generalisation: Wolpert 1992,
 * doi:10.1016/S0893-6080(05)80023-1).
 */
public final class LogisticStack {

  private static final int STEPS = 30;
  private static final double RIDGE = 1e-3;
  private static final double LEAST_DEVIATION = 1e-6;

  private LogisticStack() {}

  /**
   * Fits.
   *
   * @param differences by score, then by pair: score of revised minus score of raw
   * @return a weight for each score
   */
  public static double[] fit(double[][] differences) {
    int parts = differences.length;
    double[] units = new double[parts];
    for (int p = 0; p < parts; p++) {
      units[p] = 1 / deviation(differences[p]);
    }
    double[] weights = new double[parts];
    for (int step = 0; step < STEPS; step++) {
      double[] slope = new double[parts];
      double[][] curvature = new double[parts][parts];
      for (int p = 0; p < parts; p++) {
        slope[p] = -RIDGE * weights[p];
        curvature[p][p] = RIDGE;
      }
      for (int i = 0; i < differences[0].length; i++) {
        addPair(differences, i, units, weights, slope, curvature);
      }
      double[] change = solve(curvature, slope);
      for (int p = 0; p < parts; p++) {
        weights[p] += change[p];
      }
    }
    for (int p = 0; p < parts; p++) {
      weights[p] *= units[p];
    }
    return weights;
  }

  private static void addPair(
      double[][] differences,
      int pair,
      double[] units,
      double[] weights,
      double[] slope,
      double[][] curvature) {
    int parts = weights.length;
    double[] x = new double[parts];
    double logit = 0;
    for (int p = 0; p < parts; p++) {
      x[p] = units[p] * differences[p][pair];
      logit += weights[p] * x[p];
    }
    double wrong = 1 / (1 + StrictMath.exp(logit));
    for (int p = 0; p < parts; p++) {
      slope[p] += wrong * x[p];
      for (int q = 0; q < parts; q++) {
        curvature[p][q] += wrong * (1 - wrong) * x[p] * x[q];
      }
    }
  }

  /** Gauss-Jordan elimination; the ridge keeps the matrix positive definite. */
  private static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    double[] solution = right.clone();
    for (int pivot = 0; pivot < size; pivot++) {
      for (int row = 0; row < size; row++) {
        if (row == pivot) {
          continue;
        }
        double factor = matrix[row][pivot] / matrix[pivot][pivot];
        for (int column = pivot; column < size; column++) {
          matrix[row][column] -= factor * matrix[pivot][column];
        }
        solution[row] -= factor * solution[pivot];
      }
    }
    for (int row = 0; row < size; row++) {
      solution[row] /= matrix[row][row];
    }
    return solution;
  }

  /** The root mean square: differences run from raw to revised, so zero is their origin. */
  private static double deviation(double[] differences) {
    double squares = 0;
    for (double difference : differences) {
      squares += difference * difference;
    }
    return Math.max(LEAST_DEVIATION, Math.sqrt(squares / differences.length));
  }
}
