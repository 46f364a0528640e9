// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.calibration;

import io.mdaq.core.boost.check.FittedClassifier;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.LogisticStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Logistic regression of experts' revisions against unrelated texts, which are the response to
 * something else under the old and under the revised task, and another sample altogether. The
 * threshold is then put where a small share of the responses to something else stays above it.
 *
 * <p>Deterministic: the same cases give the same numbers.
 */
final class UnrelatedFit {

  /** The share of unrelated responses that pass; the scorer refuses a part of these again. */
  private static final double PASSING = 0.013;

  /**
   * What was fitted.
   *
   * @param pairs revisions
   * @param unrelated texts
   */
  record Fitted(int pairs, int unrelated, double bias, List<Double> weights, double threshold) {

    /**
     * With its origin.
     *
     * @param version of the features
     * @param provenance what the cases are, for people
     * @param seed that chose their unrelated texts
     */
    FittedClassifier classifier(int version, String provenance, long seed) {
      return new FittedClassifier(
          version, provenance, pairs, unrelated, seed, bias, weights, threshold);
    }
  }

  /** The features of a revision of a case's raw sample. */
  @FunctionalInterface
  interface Features {
    double[] of(CalibrationCase given, SampleText revised);
  }

  private final Features features;
  private final List<double[]> revisions = new ArrayList<>();
  private final List<double[]> responses = new ArrayList<>();
  private final List<double[]> samples = new ArrayList<>();

  private UnrelatedFit(Features features) {
    this.features = features;
  }

  /**
   * Fits.
   *
   * @param cases by which the threshold is put, too
   * @param more cases that weights and bias are fitted to
   * @throws UserException if there is no case
   */
  static Fitted fit(List<CalibrationCase> cases, List<CalibrationCase> more, Features features) {
    if (cases.isEmpty()) {
      throw UserException.failed(
          "there is nothing to fit to: no language has two revision pairs that differ and come from"
              + " different source examples. Give more pairs.");
    }
    UnrelatedFit fit = new UnrelatedFit(features);
    cases.forEach(fit::add);
    int deciding = fit.responses.size();
    more.forEach(fit::add);
    return fit.fit(deciding);
  }

  private void add(CalibrationCase given) {
    SampleText raw = given.pair().raw();
    SampleText revised = given.pair().revised();
    SampleText other = given.unrelated().revised();
    revisions.add(features.of(given, revised));
    responses.add(features.of(given, withResponse(raw, other.response())));
    responses.add(features.of(given, withResponse(revised, other.response())));
    samples.add(features.of(given, other));
  }

  private static SampleText withResponse(SampleText text, String response) {
    return new SampleText(text.instruction(), text.input(), response);
  }

  /** A case of the one class is the mirror image of one of the other, and the bias a feature. */
  private Fitted fit(int deciding) {
    int rows = revisions.size() + responses.size() + samples.size();
    int count = revisions.get(0).length;
    double[][] columns = new double[count + 1][rows];
    int row = 0;
    for (double[] revision : revisions) {
      put(columns, row++, revision, 1);
    }
    for (List<double[]> unrelated : List.of(responses, samples)) {
      for (double[] one : unrelated) {
        put(columns, row++, one, -1);
      }
    }
    double[] fitted = LogisticStack.fit(columns);
    double[] sorted =
        responses.subList(0, deciding).stream()
            .mapToDouble(one -> logOdds(fitted, one))
            .sorted()
            .toArray();
    return new Fitted(
        revisions.size(),
        responses.size() + samples.size(),
        fitted[count],
        DoubleStream.of(Arrays.copyOf(fitted, count)).boxed().toList(),
        sorted[(int) Math.ceil((1 - PASSING) * (sorted.length - 1))]);
  }

  private static void put(double[][] columns, int row, double[] features, int sign) {
    for (int f = 0; f < features.length; f++) {
      columns[f][row] = sign * features[f];
    }
    columns[features.length][row] = sign;
  }

  private static double logOdds(double[] fitted, double[] features) {
    return fitted[features.length]
        + IntStream.range(0, features.length).mapToDouble(f -> fitted[f] * features[f]).sum();
  }
}
