// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.ranking.Elo;
import io.mdaq.eval.ranking.Ranking;
import io.mdaq.eval.winrate.Contest;
import java.util.Locale;

/**
 * The systems that one judge compared, where they are more than two.
 *
 * @param judge who compared
 * @param dimension what was asked about
 * @param ranking of all systems in the report's contests
 */
public record SystemRanking(Contest.Judge judge, String dimension, Ranking ranking) {

  /** What the numbers mean, and why strengths are missing where they are. */
  String howToRead() {
    boolean isFitted = ranking.systems().stream().allMatch(place -> place.bradleyTerry() != null);
    Elo elo = ranking.elo();
    return (isFitted
            ? "Bradley-Terry strengths add up to 1: between two systems, the expected win rate is"
                + " one's strength over the sum of both."
            : "There are no finite Bradley-Terry strengths: some systems never lost to the others,"
                + " or never met them.")
        + String.format(
            Locale.ROOT,
            " Elo: start %.0f, k %.0f, base %.0f, scale %.0f, games in the order of the questions.",
            elo.start(),
            elo.k(),
            elo.base(),
            elo.scale());
  }
}
