// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.manifest.JsonFile;
import java.util.Collections;
import java.util.List;

/**
 * A logistic classifier that tells revisions from unrelated texts, and where it came from.
 *
 * @param version of the features
 * @param provenance what it was fitted on, in words
 * @param pairs revisions that it was fitted on
 * @param unrelated texts that it was fitted on
 * @param seed chose the unrelated texts
 * @param bias the log-odds where all features are 0
 * @param weights one for each of {@link #FEATURES}
 * @param threshold the least log-odds at which the meaning counts as kept
 */
public record MeaningModel(
    int version,
    String provenance,
    int pairs,
    int unrelated,
    long seed,
    double bias,
    List<Double> weights,
    double threshold) {

  /** Of the features that are computed here. */
  public static final int VERSION = 2;

  /** How many features there are: five cosines and three lengths. */
  static final int FEATURES = 8;

  /** Takes everything for a revision: where none was fitted yet. */
  public static final MeaningModel NONE =
      new MeaningModel(VERSION, "none", 0, 0, 0, 0, Collections.nCopies(FEATURES, 0.0), 0);

  private static final String RESOURCE = "meaning-v2.json";

  /**
   * @throws IllegalArgumentException if the numbers are not those of this version
   */
  public MeaningModel {
    weights = List.copyOf(weights);
    if (version != VERSION || weights.size() != FEATURES) {
      throw new IllegalArgumentException(
          "version " + version + " with " + weights.size() + " weights");
    }
  }

  /** The one in the jar. */
  public static MeaningModel embedded() {
    return Embedded.MODEL;
  }

  /**
   * Five cosines, then the logarithms of three lengths.
   *
   * @param center the middle of the language, from which vectors are seen
   */
  static double[] features(EmbeddedSample sample, EmbeddedSample revised, short[] center) {
    short[] oldTask = Closeness.from(center, sample.task());
    short[] oldResponse = Closeness.from(center, sample.response());
    short[] task = Closeness.from(center, revised.task());
    short[] response = Closeness.from(center, revised.response());
    return new double[] {
      Closeness.of(oldTask, task),
      Closeness.of(oldResponse, response),
      Closeness.of(task, response),
      Closeness.of(oldTask, response),
      Closeness.of(oldTask, oldResponse),
      StrictMath.log1p(revised.responseLength()),
      StrictMath.log1p(sample.responseLength()),
      StrictMath.log1p(revised.taskLength())
    };
  }

  double logOdds(double[] features) {
    double sum = bias;
    for (int f = 0; f < FEATURES; f++) {
      sum += weights.get(f) * features[f];
    }
    return sum;
  }

  private static final class Embedded {

    static final MeaningModel MODEL =
        JsonFile.readResource(MeaningModel.class, RESOURCE, MeaningModel.class);
  }
}
