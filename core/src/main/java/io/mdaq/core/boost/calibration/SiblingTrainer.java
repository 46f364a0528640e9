// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.calibration;

import io.mdaq.core.boost.check.Sibling;
import io.mdaq.core.boost.check.SiblingModel;
import io.mdaq.core.boost.check.Siblings;
import io.mdaq.core.boost.check.Verifier;
import io.mdaq.core.problem.UserException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits the classifier of meaning with siblings, as {@link UnrelatedFit} says: to cases with one to
 * all of their siblings, and to a few whose raw response is about something else, since these are
 * the ones of which siblings know more than the sample itself.
 */
public final class SiblingTrainer {

  /** One case in so many is fitted to with the raw response of another one, too. */
  private static final int MISPLACED = 8;

  private SiblingTrainer() {}

  /**
   * Fits.
   *
   * @param cases those without siblings are left out
   * @param verifier whose model without siblings is a part of the one that is fitted
   * @param provenance what the cases are, for people
   * @param seed that chose the unrelated texts of the cases, for the record
   * @return the model that takes everything where no case has a sibling
   * @throws UserException if there is no case
   */
  public static SiblingModel fit(
      List<CalibrationCase> cases, Verifier verifier, String provenance, long seed) {
    List<CalibrationCase> some = withSome(cases);
    if (some.isEmpty() && !cases.isEmpty()) {
      return SiblingModel.NONE;
    }
    List<CalibrationCase> misplaced =
        withSome(CalibrationCase.misplaced(cases)).stream()
            .filter(given -> given.number() % MISPLACED == 0)
            .toList();
    UnrelatedFit.Fitted fitted =
        UnrelatedFit.fit(
            some,
            misplaced,
            (given, revised) ->
                verifier.siblingFeatures(
                    given.pair().language(), given.pair().raw(), revised, given.siblings()));
    return new SiblingModel(fitted.classifier(SiblingModel.VERSION, provenance, seed));
  }

  /** From one sibling to all, beginning with each of them about as often. */
  private static List<CalibrationCase> withSome(List<CalibrationCase> cases) {
    List<CalibrationCase> some = new ArrayList<>();
    for (CalibrationCase given : cases) {
      List<Sibling> all = given.siblings().all();
      if (!all.isEmpty()) {
        int most = all.size();
        int first = given.number() / most % most;
        List<Sibling> taken = new ArrayList<>();
        for (int i = 0; i <= given.number() % most; i++) {
          taken.add(all.get((first + i) % most));
        }
        some.add(given.with(new Siblings(taken)));
      }
    }
    return some;
  }
}
