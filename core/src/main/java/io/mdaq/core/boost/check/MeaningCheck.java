// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.sample.SampleText;
import java.util.Optional;

/** Whether a revision is about what the sample is about. */
public final class MeaningCheck {

  private final MeaningModel model;
  private final SiblingModel siblingModel;

  MeaningCheck(MeaningModel model, SiblingModel siblingModel) {
    this.model = model;
    this.siblingModel = siblingModel;
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
   * @param evidence of siblings in other languages; empty where there is none
   * @param isKept whether all of it reaches the threshold
   */
  public record Finding(
      double instructions,
      double responses,
      double answers,
      double answersOld,
      double oldAnswers,
      double logOdds,
      Optional<Evidence> evidence,
      boolean isKept) {}

  /**
   * What siblings say.
   *
   * @param siblings how many there are
   * @param logOdds of a revision against an unrelated text, siblings included
   */
  public record Evidence(int siblings, double logOdds) {}

  Finding check(
      EmbeddedSample sample,
      EmbeddedSample revised,
      short[] center,
      SampleText revisedText,
      Siblings siblings) {
    double[] features = MeaningModel.features(sample, revised, center);
    double logOdds = model.classifier().logOdds(features);
    Optional<Evidence> evidence = evidence(logOdds, revisedText, siblings);
    return new Finding(
        features[0],
        features[1],
        features[2],
        features[3],
        features[4],
        logOdds,
        evidence,
        evidence
            .map(with -> siblingModel.classifier().isKept(with.logOdds()))
            .orElse(model.classifier().isKept(logOdds)));
  }

  private Optional<Evidence> evidence(double logOdds, SampleText revised, Siblings siblings) {
    if (siblings.isEmpty()) {
      return Optional.empty();
    }
    double[] features = SiblingModel.features(logOdds, NeutralForm.of(revised), siblings);
    return Optional.of(
        new Evidence(siblings.all().size(), siblingModel.classifier().logOdds(features)));
  }
}
