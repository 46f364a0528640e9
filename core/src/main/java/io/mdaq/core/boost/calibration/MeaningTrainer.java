// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.calibration;

import io.mdaq.core.boost.check.MeaningModel;
import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.LogisticStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Fits the classifier of meaning: logistic regression of experts' revisions against unrelated
 * texts, which are the response to something else under the old and under the revised task, and
 * another sample altogether. The threshold is then put where a small share of the responses to
 * something else stays above it.
 *
 * <p>Deterministic: the same cases give the same numbers.
 */
public final class MeaningTrainer {

  /** The share of unrelated responses that pass; the scorer refuses a part of these again. */
  private static final double PASSING = 0.013;

  private final Verifier verifier;
  private final List<double[]> revisions = new ArrayList<>();
  private final List<double[]> responses = new ArrayList<>();
  private final List<double[]> samples = new ArrayList<>();

  private MeaningTrainer(Verifier verifier) {
    this.verifier = verifier;
  }

  /**
   * Fits.
   *
   * @param verifier whose own model is of no matter
   * @param provenance what the cases are, for people
   * @param seed that chose the unrelated texts of the cases, for the record
   * @throws UserException if there is no case
   */
  public static MeaningModel fit(
      List<CalibrationCase> cases, Verifier verifier, String provenance, long seed) {
    if (cases.isEmpty()) {
      throw UserException.failed(
          "there is nothing to fit to: no language has two revision pairs that differ and come from"
              + " different source examples. Give more pairs.");
    }
    MeaningTrainer trainer = new MeaningTrainer(verifier);
    cases.forEach(trainer::add);
    return trainer.fit(provenance, seed);
  }

  private void add(CalibrationCase given) {
    String language = given.pair().language();
    SampleText raw = given.pair().raw();
    SampleText revised = given.pair().revised();
    SampleText other = given.unrelated().revised();
    revisions.add(verifier.meaningFeatures(language, raw, revised));
    responses.add(verifier.meaningFeatures(language, raw, withResponse(raw, other.response())));
    responses.add(verifier.meaningFeatures(language, raw, withResponse(revised, other.response())));
    samples.add(verifier.meaningFeatures(language, raw, other));
  }

  private static SampleText withResponse(SampleText text, String response) {
    return new SampleText(text.instruction(), text.input(), response);
  }

  /** A case of the one class is the mirror image of one of the other, and the bias a feature. */
  private MeaningModel fit(String provenance, long seed) {
    int rows = revisions.size() + responses.size() + samples.size();
    int features = revisions.get(0).length;
    double[][] columns = new double[features + 1][rows];
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
        responses.stream().mapToDouble(one -> logOdds(fitted, one)).sorted().toArray();
    double threshold = sorted[(int) Math.ceil((1 - PASSING) * (sorted.length - 1))];
    List<Double> weights = DoubleStream.of(Arrays.copyOf(fitted, features)).boxed().toList();
    return new MeaningModel(
        MeaningModel.VERSION,
        provenance,
        revisions.size(),
        responses.size() + samples.size(),
        seed,
        fitted[features],
        weights,
        threshold);
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
