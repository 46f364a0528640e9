// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.calibration;

import io.mdaq.core.boost.check.MeaningModel;
import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.problem.UserException;
import java.util.List;

/** Fits the classifier of meaning, as {@link UnrelatedFit} says. */
public final class MeaningTrainer {

  private MeaningTrainer() {}

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
    UnrelatedFit.Fitted fitted =
        UnrelatedFit.fit(
            cases,
            List.of(),
            (given, revised) ->
                verifier.meaningFeatures(given.pair().language(), given.pair().raw(), revised));
    return new MeaningModel(fitted.classifier(MeaningModel.VERSION, provenance, seed));
  }
}
