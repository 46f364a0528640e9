// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;
import static io.mdaq.core.text.MarkdownText.quoted;

import io.mdaq.eval.report.ReportRow.Favours;
import io.mdaq.eval.report.ReportRow.Rate;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who won, by how much and how sure, in a sentence or two for each dimension. */
final class Headline {

  private Headline() {}

  static String of(ContestReport report) {
    List<String> sentences = new ArrayList<>();
    for (String dimension : report.rows().stream().map(ReportRow::dimension).distinct().toList()) {
      List<ReportRow> rows =
          report.rows().stream().filter(row -> row.dimension().equals(dimension)).toList();
      ReportRow widest = widest(rows);
      sentences.add(sentence(report, dimension, widest, rows));
    }
    return String.join("\n\n", sentences);
  }

  /** What is neither a mean nor part of another row. */
  static ReportRow widest(List<ReportRow> rows) {
    // Totals come last among the scopes.
    return rows.stream()
        .filter(row -> row.scope() != Scope.MEAN_OF_LANGUAGES)
        .max(Comparator.comparing(ReportRow::scope))
        .orElseThrow();
  }

  private static String sentence(
      ContestReport report, String dimension, ReportRow widest, List<ReportRow> rows) {
    Rate rate = widest.rate();
    if (rate == null) {
      return "**" + quoted(dimension) + ": nothing was scored.**";
    }
    Interval interval = rate.interval();
    String subject = quoted(report.contest().subject());
    String sentence =
        "**%s: %s has a win rate of %s over %s comparisons, %s.**"
            .formatted(
                quoted(dimension),
                subject,
                percent(rate.winRate()),
                count(widest.funnel().scored()),
                interval == null
                    ? "without an interval for them all"
                    : "95 % interval "
                        + percent(interval.low())
                        + " to "
                        + percent(interval.high())
                        + (interval.contains(0.5) ? ", which leaves open who is better" : ""));
    long tested = rows.stream().filter(Headline::isTested).count();
    return tested < 2
        ? sentence
        : sentence
            + " Of %s rows by language, %s favour it, %s the baseline, and %s do not tell."
                .formatted(
                    count(tested),
                    count(favouring(rows, Favours.SUBJECT)),
                    count(favouring(rows, Favours.BASELINE)),
                    count(favouring(rows, Favours.NEITHER)));
  }

  private static boolean isTested(ReportRow row) {
    return row.rate() != null && row.rate().signTest() != null;
  }

  private static long favouring(List<ReportRow> rows, Favours favours) {
    return rows.stream()
        .filter(
            row ->
                row.rate() != null
                    && row.rate().signTest() != null
                    && row.rate().signTest().favours() == favours)
        .count();
  }
}
