// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

import io.mdaq.core.config.ReportConfig;
import io.mdaq.eval.imports.Recording;
import io.mdaq.eval.winrate.AlignedLanguages;
import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.Stratum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the contests of a study brought.
 *
 * @param scored all comparisons with a verdict, in the order of the contests
 * @param unscored how many have none
 */
public record SizeComparisons(List<SizeComparison> scored, long unscored) {

  /** What is asked about where the judge was asked about several dimensions. */
  public static final String DIMENSION = "overall";

  public SizeComparisons {
    scored = List.copyOf(scored);
  }

  /**
   * Reads folders of judgements.
   *
   * @throws io.mdaq.core.problem.UserException where one cannot be read
   */
  public static SizeComparisons read(List<SizeContest> contests) {
    List<SizeComparison> scored = new ArrayList<>();
    long[] unscored = {0};
    for (SizeContest contest : contests) {
      try {
        Recording recording = Recording.open(contest.judged(), ReportConfig.NO_LANGUAGE);
        AlignedLanguages aligned = recording.aligned();
        recording.read(
            (who, comparison) -> {
              if (!comparison.stratum().dimension().equals(DIMENSION)) {
                return;
              }
              String question = aligned.question(comparison);
              comparison
                  .preference()
                  .ifPresentOrElse(
                      preference -> scored.add(of(contest, comparison, question, preference)),
                      () -> unscored[0]++);
            });
      } catch (IOException e) {
        throw Recording.unreadable(contest.judged(), e);
      }
    }
    return new SizeComparisons(scored, unscored[0]);
  }

  private static SizeComparison of(
      SizeContest contest, Comparison comparison, String question, double preference) {
    Stratum stratum = comparison.stratum();
    return new SizeComparison(
        contest.size(),
        contest.seed(),
        contest.repeat(),
        stratum.language(),
        question,
        comparison.prompt() + "#" + stratum.turn(),
        preference);
  }
}
