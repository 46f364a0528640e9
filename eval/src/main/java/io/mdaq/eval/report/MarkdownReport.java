// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;
import static io.mdaq.core.text.MarkdownText.quoted;

import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.culture.CultureReport;
import io.mdaq.eval.culture.CultureTable;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.report.ReportRow.LanguageTest;
import io.mdaq.eval.report.ReportRow.Orders;
import io.mdaq.eval.report.ReportRow.Rate;
import io.mdaq.eval.report.ReportRow.Resampling;
import io.mdaq.eval.report.ReportRow.Samples;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.statistics.RandomEffects;
import io.mdaq.eval.winrate.Asking;
import io.mdaq.eval.winrate.Contest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report in words and tables, as Markdown. */
final class MarkdownReport {

  private static final List<String> PLACE = List.of("set", "dimension", "turn", "language");
  private static final String NOTHING = "-";

  private final MarkdownText text = new MarkdownText();

  private MarkdownReport() {}

  static String of(EvaluationReport report) {
    MarkdownReport markdown = new MarkdownReport();
    markdown.text.line("# Evaluation report");
    report.contests().forEach(markdown::contest);
    markdown.comparisons(report);
    markdown.culture(report.culture());
    markdown.words();
    return markdown.text.toString();
  }

  private void culture(CultureReport report) {
    if (report.hasRows()) {
      text.heading("What responses show of a culture");
      text.line(
          "Counted by lists and right answers, without a judge: what was named, not whether it was"
              + " fitting.");
      new CultureTable(text, LanguageLabel::markdown).add(report);
    }
  }

  private void contest(ContestReport report) {
    Contest contest = report.contest();
    text.heading(quoted(contest.subject()) + " against " + quoted(contest.baseline()));
    text.line("Judge: " + judge(contest.judge()) + ". Source: " + quoted(contest.source()) + ".");
    report.warnings().forEach(warning -> text.line("\n> **Note.** " + warning));
    section("Win rates");
    text.line(Headline.of(report));
    text.line("");
    rates(report.rows());
    section("How sure");
    certainty(report.rows());
    spreads(report.spreads());
    section("From questions to verdicts");
    funnel(report.rows());
    section("What the judge said");
    verdicts(report.verdicts());
    if (report.rows().stream().anyMatch(row -> row.orders() != null)) {
      section("The two orders");
      orders(report.rows());
    }
    section("Length and language of the answers");
    new AnswerTables(text).add(report);
  }

  private void comparisons(EvaluationReport report) {
    if (!report.rankings().isEmpty() || !report.drifts().isEmpty()) {
      new ComparisonTables(text).add(report);
    }
  }

  private void rates(List<ReportRow> rows) {
    table(
        List.of("scored", "wins", "losses", "ties", "win rate", "95 % interval", "better", ""),
        "rrrrrrll");
    for (ReportRow row : rows) {
      @Nullable Rate rate = row.rate();
      List<String> cells = place(row);
      cells.add(count(row.funnel().scored()));
      for (PairOutcome outcome : List.of(PairOutcome.WIN, PairOutcome.LOSS, PairOutcome.TIE)) {
        cells.add(outcome(row, outcome));
      }
      cells.add(rate == null ? NOTHING : percent(rate.winRate()));
      cells.add(rate == null ? NOTHING : interval(rate.interval()));
      cells.add(rate == null || rate.signTest() == null ? "" : words(rate.signTest().favours()));
      cells.add(rate == null || rate.samples() == Samples.FEW ? "few" : "");
      text.row(cells);
    }
    Resampling.reasons(rows).forEach(reason -> text.line("\n" + reason));
  }

  private void certainty(List<ReportRow> rows) {
    table(
        List.of(
            "SE",
            "Wilson",
            "if all unscored were lost or won",
            "detectable",
            "sign test p",
            "Holm",
            "Benjamini-Hochberg"),
        "rrrrrrr");
    for (ReportRow row : rows) {
      @Nullable Rate rate = row.rate();
      if (rate == null) {
        continue;
      }
      @Nullable LanguageTest test = rate.signTest();
      List<String> cells = place(row);
      cells.add(number(rate.standardError(), "%.2f", 100));
      cells.add(interval(rate.wilson()));
      cells.add(interval(rate.bounds()));
      cells.add(number(rate.detectable(), "±%.1f", 100));
      cells.add(test == null ? NOTHING : MarkdownText.p(test.p()));
      cells.add(test == null ? NOTHING : MarkdownText.p(test.holm()));
      cells.add(test == null ? NOTHING : MarkdownText.p(test.benjaminiHochberg()));
      text.row(cells);
    }
  }

  private void spreads(List<LanguageSpread> spreads) {
    if (spreads.isEmpty()) {
      return;
    }
    section("How languages differ");
    text.table(
        List.of(
            "set",
            "dimension",
            "turn",
            "languages",
            "expected win rate",
            "95 % interval",
            "tau",
            "Q",
            "p of Q",
            "I²"),
        "llrrrrrrrr");
    for (LanguageSpread spread : spreads) {
      RandomEffects effects = spread.effects();
      text.row(
          quoted(spread.set()),
          quoted(spread.dimension()),
          Integer.toString(spread.turn()),
          count(effects.groups()),
          percent(effects.mean()),
          interval(effects.interval()),
          number(Math.sqrt(effects.tau2()), "%.1f", 100),
          number(effects.q(), "%.1f", 1),
          MarkdownText.p(effects.qP()),
          percent(effects.i2()));
    }
  }

  private void funnel(List<ReportRow> rows) {
    table(
        List.of(
            "questions",
            "answered by both",
            "judged",
            "verdict in each order",
            "scored",
            "unscored",
            "unanswered",
            "over budget"),
        "rrrrrrrr");
    for (ReportRow row : rows) {
      if (row.scope() == Scope.MEAN_OF_LANGUAGES) {
        continue;
      }
      List<String> cells = place(row);
      cells.add(count(row.funnel().questions()));
      cells.add(count(row.funnel().answered()));
      cells.add(count(row.funnel().judged()));
      cells.add(count(row.funnel().decided()));
      cells.add(count(row.funnel().scored()));
      cells.add(outcome(row, PairOutcome.UNSCORED));
      cells.add(outcome(row, PairOutcome.UNANSWERED));
      cells.add(outcome(row, PairOutcome.OVER_BUDGET));
      text.row(cells);
    }
  }

  private void verdicts(Map<Asking, Map<Verdict, Long>> verdicts) {
    if (verdicts.isEmpty()) {
      text.line("The judge was never asked.");
      return;
    }
    List<String> heads = new ArrayList<>(List.of("verdict, seen from the subject"));
    verdicts.keySet().forEach(asking -> heads.add(words(asking)));
    text.table(heads, "l" + "r".repeat(verdicts.size()));
    for (Verdict verdict : Verdict.values()) {
      List<String> cells = new ArrayList<>(List.of(words(verdict)));
      verdicts.values().forEach(counts -> cells.add(count(counts.getOrDefault(verdict, 0L))));
      text.row(cells);
    }
  }

  private void orders(List<ReportRow> rows) {
    table(List.of("pairs", "agree", "kappa", "first position wins", "flipped"), "rrrrr");
    for (ReportRow row : rows) {
      @Nullable Orders orders = row.orders();
      if (orders == null || row.scope() == Scope.MEAN_OF_LANGUAGES) {
        continue;
      }
      List<String> cells = place(row);
      cells.add(count(orders.pairs()));
      cells.add(number(orders.agreement(), "%.1f %%", 100));
      cells.add(number(orders.kappa(), "%.3f", 1));
      cells.add(number(orders.firstPosition(), "%.1f %%", 100));
      cells.add(number(orders.flipped(), "%.1f %%", 100));
      text.row(cells);
    }
  }

  private void words() {
    text.heading("How to read this");
    text.line(
        "The win rate is the mean preference for the subject: a win counts 1, a tie half, a loss 0;"
            + " what has no score counts nowhere. A win or a loss needs the judge to say the same in"
            + " both orders, else it is a tie. The interval comes from drawing the questions again,"
            + " each with its translations and turns; Wilson's, beside it, takes comparisons to be"
            + " independent. A language is better for one side where the sign test says so after"
            + " Holm's correction for the number of languages. Detectable is the difference from"
            + " one half that would be found in four cases of five: less than that may be there"
            + " unseen. A mean over languages counts each language"
            + " the same, pooled counts each comparison the same. Kappa is the agreement of the two"
            + " orders beyond chance (Cohen), and a judge that favours no position gives half of"
            + " its decided verdicts to the answer shown first.");
  }

  private void section(String title) {
    text.line("");
    text.line("### " + title);
    text.line("");
  }

  private void table(List<String> heads, String alignment) {
    List<String> all = new ArrayList<>(PLACE);
    all.addAll(heads);
    text.table(all, "llrl" + alignment);
  }

  private static List<String> place(ReportRow row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.set().isEmpty() ? "all" : quoted(row.set()));
    cells.add(quoted(row.dimension()));
    cells.add(row.turn() == 0 ? "all" : Integer.toString(row.turn()));
    cells.add(
        switch (row.scope()) {
          case LANGUAGE -> LanguageLabel.markdown(row.language());
          case MEAN_OF_LANGUAGES -> "**mean over languages**";
          case POOLED_LANGUAGES, ALL -> "**all, pooled**";
        });
    return cells;
  }

  private static String judge(Contest.Judge judge) {
    String name = judge.name().isEmpty() ? "not named" : quoted(judge.name());
    return judge.description().isEmpty() ? name : name + ", " + judge.description();
  }

  private static String outcome(ReportRow row, PairOutcome outcome) {
    return count(row.outcomes().getOrDefault(outcome, 0L));
  }

  private static String interval(@Nullable Interval interval) {
    return interval == null ? NOTHING : percent(interval.low()) + " to " + percent(interval.high());
  }

  private static String number(@Nullable Double value, String format, double scale) {
    return value == null ? NOTHING : String.format(Locale.ROOT, format, scale * value);
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
