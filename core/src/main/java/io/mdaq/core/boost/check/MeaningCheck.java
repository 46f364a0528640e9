// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

/** Whether a revision is about what the sample is about. */
public final class MeaningCheck {

  private final MeaningModel model;

  MeaningCheck(MeaningModel model) {
    this.model = model;
  }

  /**
   * What was found; cosines of lexical embeddings as seen from the middle of the language.
   *
   * @param instructions the old task (instruction and input) and the new one
   * @param responses the old response and the new one
   * @param answers the new task and the new response
   * @param answersOld the old task and the new response
   * @param oldAnswers the old task and the old response: where they have little in common, so may
   *     the new ones
   * @param logOdds of a revision against an unrelated text, as the model combines them
   * @param isKept whether they reach the model's threshold
   */
  public record Finding(
      double instructions,
      double responses,
      double answers,
      double answersOld,
      double oldAnswers,
      double logOdds,
      boolean isKept) {}

  Finding check(EmbeddedSample sample, EmbeddedSample revised, short[] center) {
    double[] features = MeaningModel.features(sample, revised, center);
    double logOdds = model.logOdds(features);
    return new Finding(
        features[0],
        features[1],
        features[2],
        features[3],
        features[4],
        logOdds,
        logOdds >= model.threshold());
  }
}
