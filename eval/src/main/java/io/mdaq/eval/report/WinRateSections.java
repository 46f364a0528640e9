// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

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
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.statistics.RandomEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
          return tables;
        });
  }

  private static DataTable rates(String title, List<ReportRow> rows, Scale scale) {
    DataTable table =
        new DataTable(
            "Win rates: " + title,
            List.of(
                Column.text("language"),
                PageRows.drawing("win rate", scale),
                Column.number("win rate"),
                Column.number("95 % interval"),
                Column.text("better"),
                Column.number("scored"),
                Column.text("")));
    for (ReportRow row : rows) {
      @Nullable Rate rate = row.rate();
      table.row(
          PageRows.label(row),
          PageRows.whisker(scale, rate),
          rate == null ? Cell.NONE : Cell.percent(rate.winRate()),
          rate == null ? Cell.NONE : PageTemplates.interval(rate.interval()),
          rate == null ? Cell.NONE : Cell.text(better(rate)),
          Cell.count(row.funnel().scored()),
          Cell.text(rate == null || rate.samples() == Samples.FEW ? "few" : ""));
    }
    return table;
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
          PageRows.groups(
                  contest.rows().stream()
                      .filter(row -> row.scope() != Scope.MEAN_OF_LANGUAGES)
                      .toList())
              .forEach((title, rows) -> tables.add(outcomes(title, rows)));
          return tables;
        });
  }

  private static DataTable outcomes(String title, List<ReportRow> rows) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("language"));
    columns.add(Column.drawing("outcomes"));
    for (PairOutcome outcome : PairOutcome.values()) {
      columns.add(Column.number(PageTemplates.words(outcome)));
    }
    DataTable table = new DataTable("Outcomes: " + title, columns);
    for (ReportRow row : rows) {
      List<Content> cells = new ArrayList<>();
      cells.add(PageRows.label(row));
      cells.add(PageRows.outcomes(row).bar());
      for (PairOutcome outcome : PairOutcome.values()) {
        cells.add(Cell.count(PageRows.count(row, outcome)));
      }
      table.row(cells);
    }
    return table;
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
    if (contest.rows().stream()
        .map(ReportRow::rate)
        .anyMatch(rate -> rate != null && rate.resampling() == Resampling.NOT_ALIGNED)) {
      parts.add(
          PageTemplates.note(
              "Totals over languages have no interval here: their prompts do not share ids across"
                  + " languages, so it is not known which comparisons depend on each other."));
    }
    if (!contest.spreads().isEmpty()) {
      parts.add(spreads(contest.spreads()));
    }
    return parts;
  }

  private static DataTable certainty(String title, List<ReportRow> rows) {
    DataTable table =
        new DataTable(
            "How sure: " + title,
            List.of(
                Column.text("language"),
                Column.number("standard error, points"),
                Column.number("Wilson"),
                Column.number("if all without a score were lost or won"),
                Column.number("detectable, points"),
                Column.number("sign test p"),
                Column.number("Holm"),
                Column.number("Benjamini-Hochberg")));
    for (ReportRow row : rows) {
      Rate rate = Objects.requireNonNull(row.rate());
      @Nullable LanguageTest test = rate.signTest();
      table.row(
          PageRows.label(row),
          PageTemplates.points(rate.standardError(), "%.2f"),
          PageTemplates.interval(rate.wilson()),
          PageTemplates.interval(rate.bounds()),
          PageTemplates.points(rate.detectable(), "±%.1f"),
          test == null ? Cell.NONE : PageTemplates.p(test.p()),
          test == null ? Cell.NONE : PageTemplates.p(test.holm()),
          test == null ? Cell.NONE : PageTemplates.p(test.benjaminiHochberg()));
    }
    return table;
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
