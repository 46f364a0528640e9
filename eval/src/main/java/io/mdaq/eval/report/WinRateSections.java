// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.eval.report.RowColumn.count;
import static io.mdaq.eval.report.RowColumn.drawing;
import static io.mdaq.eval.report.RowColumn.number;
import static io.mdaq.eval.report.RowColumn.text;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.Whisker.Scale;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.report.ReportRow.LanguageTest;
import io.mdaq.eval.report.ReportRow.Rate;
import io.mdaq.eval.report.ReportRow.Resampling;
import io.mdaq.eval.report.ReportRow.Samples;
import io.mdaq.eval.statistics.RandomEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Who won where, what the comparisons ended in, and how sure that is. */
final class WinRateSections {

  private WinRateSections() {}

  /** Each language with its interval, and the totals. */
  static Optional<Section> rates(PageFacts facts) {
    return ContestBlocks.section(
        "win-rates",
        "Win rates",
        "A dot is a win rate, its line the 95 % interval; right of the middle the subject is ahead."
            + " Blue: surely the subject. Orange: surely the baseline. Grey: open. Languages"
            + " are decided by the sign test after Holm's correction, totals by their interval.",
        facts,
        contest -> {
          Scale scale = PageRows.scale(contest.rows());
          List<Content> tables = new ArrayList<>();
          PageRows.groups(contest.rows())
              .forEach((title, rows) -> tables.add(rates(title, rows, scale)));
          Resampling.reasons(contest.rows())
              .forEach(reason -> tables.add(PageTemplates.note(reason)));
          return tables;
        });
  }

  private static DataTable rates(String title, List<ReportRow> rows, Scale scale) {
    return RowColumn.table(
        "Win rates: " + title,
        rows,
        List.of(
            drawing("win rate", scale, row -> PageRows.whisker(scale, row.rate())),
            number("win rate", rate(known -> Cell.percent(known.winRate()))),
            number("95 % interval", rate(known -> PageTemplates.interval(known.interval()))),
            text("better", rate(known -> Cell.text(better(known)))),
            count("scored", row -> row.funnel().scored()),
            text("note", row -> Cell.text(isFew(row.rate()) ? "few" : ""))));
  }

  private static Function<ReportRow, Content> rate(Function<Rate, Content> cell) {
    return RowColumn.of(ReportRow::rate, cell);
  }

  private static boolean isFew(@Nullable Rate rate) {
    return rate == null || rate.samples() == Samples.FEW;
  }

  private static String better(Rate rate) {
    return switch (PageRows.favours(rate)) {
      case SUBJECT -> "subject";
      case BASELINE -> "baseline";
      case NEITHER -> rate.interval() == null && rate.signTest() == null ? "–" : "open";
    };
  }

  /** Where all comparisons ended. */
  static Optional<Section> outcomes(PageFacts facts) {
    return ContestBlocks.section(
        "outcomes",
        "Outcomes",
        "Where every comparison ended: wins (blue), ties (grey), losses (orange), and without a"
            + " score (red), which count in no win rate.",
        facts,
        contest -> {
          List<Content> tables = new ArrayList<>();
          PageRows.counted(contest, row -> true)
              .forEach((title, rows) -> tables.add(outcomes(title, rows)));
          return tables;
        });
  }

  private static DataTable outcomes(String title, List<ReportRow> rows) {
    List<RowColumn> columns = new ArrayList<>();
    columns.add(new RowColumn(Column.drawing("outcomes"), row -> PageRows.outcomes(row).bar()));
    for (PairOutcome outcome : PairOutcome.values()) {
      columns.add(count(PageTemplates.words(outcome), row -> PageRows.count(row, outcome)));
    }
    return RowColumn.table("Outcomes: " + title, rows, columns);
  }

  /** Standard errors, tests, bounds, and how languages differ. */
  static Optional<Section> certainty(PageFacts facts) {
    return ContestBlocks.section(
        "certainty",
        "How sure",
        "Detectable is the difference from one half that would be found in four cases of five: less"
            + " than that may be there unseen.",
        facts,
        WinRateSections::certainty);
  }

  private static List<Content> certainty(ContestReport contest) {
    List<Content> parts = new ArrayList<>();
    PageRows.groups(contest.rows().stream().filter(row -> row.rate() != null).toList())
        .forEach((title, rows) -> parts.add(certainty(title, rows)));
    if (!contest.spreads().isEmpty()) {
      parts.add(spreads(contest.spreads()));
    }
    return parts;
  }

  private static DataTable certainty(String title, List<ReportRow> rows) {
    return RowColumn.table(
        "How sure: " + title,
        rows,
        List.of(
            number(
                "standard error, points",
                rate(known -> PageTemplates.points(known.standardError(), "%.2f"))),
            number("Wilson", rate(known -> PageTemplates.interval(known.wilson()))),
            number(
                "if all without a score were lost or won",
                rate(known -> PageTemplates.interval(known.bounds()))),
            number(
                "detectable, points",
                rate(known -> PageTemplates.points(known.detectable(), "±%.1f"))),
            number("sign test p", test(LanguageTest::p)),
            number("Holm", test(LanguageTest::holm)),
            number("Benjamini-Hochberg", test(LanguageTest::benjaminiHochberg))));
  }

  private static Function<ReportRow, Content> test(ToDoubleFunction<LanguageTest> p) {
    return rate(
        known ->
            known.signTest() == null
                ? Cell.NONE
                : PageTemplates.p(p.applyAsDouble(known.signTest())));
  }

  private static DataTable spreads(List<LanguageSpread> spreads) {
    DataTable table =
        new DataTable(
            "How languages differ: random effects, each language with a true win rate of its own"
                + " around an expected one.",
            List.of(
                Column.text("questions"),
                Column.number("languages"),
                Column.number("expected win rate"),
                Column.number("95 % interval"),
                Column.number("tau, points"),
                Column.number("Q"),
                Column.number("p of Q"),
                Column.number("I²")));
    for (LanguageSpread spread : spreads) {
      RandomEffects effects = spread.effects();
      table.row(
          Cell.text(PageRows.title(spread.set(), spread.dimension(), spread.turn())),
          Cell.count(effects.groups()),
          Cell.percent(effects.mean()),
          PageTemplates.interval(effects.interval()),
          PageTemplates.points(Math.sqrt(effects.tau2()), "%.1f"),
          PageTemplates.number(effects.q(), "%.1f"),
          PageTemplates.p(effects.qP()),
          Cell.percent(effects.i2()));
    }
    return table;
  }
}
