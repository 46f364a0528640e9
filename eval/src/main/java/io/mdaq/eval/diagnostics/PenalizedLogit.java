// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.diagnostics;

/**
 * Logistic regression of shares on one variable and a constant, both penalised by L1: minimises
 * {@code |slope| + |constant| + strength * sum of log losses}. Solved by Newton steps on the log
 * loss with the penalty kept exact (proximal Newton: Lee, Sun and Saunders 2014,
 * doi:10.1137/130921428), halved until they descend.
 */
final class PenalizedLogit {

  private static final int MOST_STEPS = 200;
  private static final int MOST_SWEEPS = 1000;
  private static final int MOST_HALVINGS = 50;
  private static final double TOLERANCE = 1e-10;

  private final double[] x;
  private final double[] y;

  /**
   * @param y shares, 0 to 1, one for each x
   */
  PenalizedLogit(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  /** What was fitted. */
  record Line(double slope, double constant) {

    double score(double at) {
      return slope * at + constant;
    }

    /** The log loss of one share, in a form that overflows nowhere. */
    double loss(double at, double share) {
      double score = score(at);
      return Math.max(score, 0) - share * score + Math.log1p(Math.exp(-Math.abs(score)));
    }

    /** The share expected where the variable is 0. */
    double atZero() {
      return logistic(constant);
    }
  }

  Line fit(double strength) {
    Line line = new Line(0, 0);
    for (int step = 0; step < MOST_STEPS; step++) {
      Line next = descend(line, towards(line, strength), strength);
      double moved =
          Math.max(Math.abs(next.slope - line.slope), Math.abs(next.constant - line.constant));
      line = next;
      if (moved < TOLERANCE) {
        break;
      }
    }
    return line;
  }

  /** The minimum of the quadratic approximation at a line, by descent along its two coordinates. */
  private Line towards(Line line, double strength) {
    double slopeGradient = 0;
    double constantGradient = 0;
    double slopes = 0;
    double mixed = 0;
    double constants = 0;
    for (int i = 0; i < x.length; i++) {
      double expected = logistic(line.score(x[i]));
      double error = strength * (expected - y[i]);
      double weight = strength * expected * (1 - expected);
      slopeGradient += error * x[i];
      constantGradient += error;
      slopes += weight * x[i] * x[i];
      mixed += weight * x[i];
      constants += weight;
    }
    // A trace of curvature where there is none keeps the steps finite.
    slopes += TOLERANCE;
    constants += TOLERANCE;
    double slope = line.slope;
    double constant = line.constant;
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double before = slope;
      double other = constant;
      double pull = slopeGradient + mixed * (constant - line.constant);
      slope = shrunk(line.slope - pull / slopes, 1 / slopes);
      pull = constantGradient + mixed * (slope - line.slope);
      constant = shrunk(line.constant - pull / constants, 1 / constants);
      if (Math.abs(slope - before) + Math.abs(constant - other) < TOLERANCE / 10) {
        break;
      }
    }
    return new Line(slope, constant);
  }

  private Line descend(Line from, Line to, double strength) {
    double before = objective(from, strength);
    double part = 1;
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      Line next =
          new Line(
              from.slope + part * (to.slope - from.slope),
              from.constant + part * (to.constant - from.constant));
      if (objective(next, strength) <= before) {
        return next;
      }
      part /= 2;
    }
    return from;
  }

  private double objective(Line line, double strength) {
    double loss = 0;
    for (int i = 0; i < x.length; i++) {
      loss += line.loss(x[i], y[i]);
    }
    return Math.abs(line.slope) + Math.abs(line.constant) + strength * loss;
  }

  private static double shrunk(double value, double by) {
    return Math.signum(value) * Math.max(0, Math.abs(value) - by);
  }

  private static double logistic(double score) {
    return 1 / (1 + Math.exp(-score));
  }
}
