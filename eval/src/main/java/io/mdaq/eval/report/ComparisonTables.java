// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;
import static io.mdaq.core.text.MarkdownText.quoted;

import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.diagnostics.VerdictDrift;
import io.mdaq.eval.ranking.Ranking;
import io.mdaq.eval.statistics.Interval;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What several contests tell together, as tables. */
final class ComparisonTables {

  private static final String NOTHING = "-";

  private final MarkdownText text;

  ComparisonTables(MarkdownText text) {
    this.text = text;
  }

  void add(EvaluationReport report) {
    report.rankings().forEach(this::ranking);
    if (!report.drifts().isEmpty()) {
      drifts(report.drifts());
    }
  }

  private void ranking(SystemRanking ranking) {
    text.heading(
        "All systems, "
            + quoted(ranking.dimension())
            + ", judged by "
            + quoted(ranking.judge().name()));
    text.table(
        List.of("system", "games", "Bradley-Terry", "95 %", "average win rate", "95 %", "Elo"),
        "lrrrrrr");
    for (Ranking.Place place : ranking.ranking().systems()) {
      text.row(
          quoted(place.system()),
          count(place.games()),
          place.bradleyTerry() == null ? NOTHING : number("%.3f", place.bradleyTerry()),
          place.bradleyTerryInterval() == null
              ? NOTHING
              : number("%.3f", place.bradleyTerryInterval().low())
                  + " to "
                  + number("%.3f", place.bradleyTerryInterval().high()),
          percent(place.averageWinRate()),
          interval(place.averageWinRateInterval()),
          number("%.0f", place.elo()));
    }
    text.line("");
    text.line(ranking.howToRead());
  }

  private void drifts(List<VerdictDrift> drifts) {
    text.heading("Judged again");
    text.table(
        List.of("why", "before", "after", "pairs", "same", "kappa", "win rate", "then", "change"),
        "lllrrrrrr");
    for (VerdictDrift drift : drifts) {
      @Nullable Interval change = drift.change();
      text.row(
          drift.kind().name().toLowerCase(Locale.ROOT),
          quoted(drift.before().source()) + " by " + quoted(drift.before().judge().name()),
          quoted(drift.after().source()) + " by " + quoted(drift.after().judge().name()),
          count(drift.pairs()),
          share(drift.same()),
          drift.kappa() == null ? NOTHING : number("%.3f", drift.kappa()),
          share(drift.winRateBefore()),
          share(drift.winRateAfter()),
          change == null
              ? NOTHING
              : number("%+.1f", 100 * change.low())
                  + " to "
                  + number("%+.1f", 100 * change.high()));
    }
    if (drifts.stream().anyMatch(VerdictDrift::isShift)) {
      text.line("");
      text.line(
          "> **Note.** Where the change's interval leaves 0 out, the two judgings do not measure the"
              + " same: do not compare win rates across them.");
    }
  }

  private static String share(@Nullable Double share) {
    return share == null ? NOTHING : percent(share);
  }

  private static String interval(Interval interval) {
    return percent(interval.low()) + " to " + percent(interval.high());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
