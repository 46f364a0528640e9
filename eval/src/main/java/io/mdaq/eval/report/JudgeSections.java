// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.Tone;
import io.mdaq.core.html.UserText;
import io.mdaq.core.html.Whisker.Scale;
import io.mdaq.eval.diagnostics.AnswerCheck;
import io.mdaq.eval.diagnostics.LengthBias;
import io.mdaq.eval.diagnostics.VerdictDrift;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.report.ReportRow.Orders;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.winrate.Asking;
import io.mdaq.eval.winrate.Contest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the judge said, what it went by, and what the answers look like. */
final class JudgeSections {

  private JudgeSections() {}

  /** A judge's name and what it is. */
  static Content name(Contest.Judge judge) {
    Content name = judge.name().isEmpty() ? Cell.text("not named") : UserText.inline(judge.name());
    return Cell.of(
        name,
        Cell.text(
            switch (judge.kind()) {
              case ENDPOINT -> ", a model behind an endpoint";
              case LOCAL -> ", a language model on this machine";
              case EMBEDDED -> ", embedded judge";
              case RECORDED -> ", as recorded";
            }));
  }

  /** Funnel, verdicts and orders. */
  static Optional<Section> judge(PageFacts facts) {
    return ContestBlocks.section(
        "judge",
        "What the judge said",
        "A win or a loss needs the same verdict in both orders. A judge without a bias of position"
            + " gives half of its decided verdicts to the answer shown first.",
        facts,
        contest -> {
          List<Content> parts = new ArrayList<>();
          parts.add(
              PageTemplates.content(
                  "paragraph", Cell.of(Cell.text("Judge: "), name(contest.contest().judge()))));
          if (!contest.verdicts().isEmpty()) {
            parts.add(verdicts(contest.verdicts()));
          }
          groups(contest, row -> row.orders() != null)
              .forEach((title, rows) -> parts.add(orders(title, rows)));
          groups(contest, row -> true).forEach((title, rows) -> parts.add(funnel(title, rows)));
          return parts;
        });
  }

  private static Map<String, List<ReportRow>> groups(
      ContestReport contest, Predicate<ReportRow> which) {
    return PageRows.groups(
        contest.rows().stream()
            .filter(row -> row.scope() != Scope.MEAN_OF_LANGUAGES)
            .filter(which)
            .toList());
  }

  private static DataTable verdicts(Map<Asking, Map<Verdict, Long>> verdicts) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("verdict, seen from the subject"));
    verdicts.keySet().forEach(asking -> columns.add(Column.number(PageTemplates.words(asking))));
    DataTable table = new DataTable("Verdicts of each asking, of all questions.", columns);
    for (Verdict verdict : Verdict.values()) {
      List<Content> cells = new ArrayList<>();
      cells.add(Cell.text(PageTemplates.words(verdict)));
      verdicts.values().forEach(counts -> cells.add(Cell.count(counts.getOrDefault(verdict, 0L))));
      table.row(cells);
    }
    return table;
  }

  private static DataTable orders(String title, List<ReportRow> rows) {
    Scale scale = new Scale(0, 0.5, 1);
    DataTable table =
        new DataTable(
            "The two orders: " + title,
            List.of(
                Column.text("language"),
                PageRows.drawing("first position wins", scale),
                Column.number("first position wins"),
                Column.number("flipped"),
                Column.number("agree"),
                Column.number("kappa"),
                Column.number("pairs")));
    for (ReportRow row : rows) {
      @Nullable Orders orders = row.orders();
      if (orders != null) {
        double first = orders.firstPosition() == null ? Double.NaN : orders.firstPosition();
        table.row(
            PageRows.label(row),
            PageRows.whisker(scale, first, null, Tone.MAIN),
            PageTemplates.share(orders.firstPosition()),
            PageTemplates.share(orders.flipped()),
            PageTemplates.share(orders.agreement()),
            PageTemplates.number(orders.kappa(), "%.3f"),
            Cell.count(orders.pairs()));
      }
    }
    return table;
  }

  private static DataTable funnel(String title, List<ReportRow> rows) {
    DataTable table =
        new DataTable(
            "From questions to verdicts: " + title,
            List.of(
                Column.text("language"),
                Column.number("questions"),
                Column.number("answered by both"),
                Column.number("judged"),
                Column.number("verdict in each order"),
                Column.number("scored")));
    for (ReportRow row : rows) {
      table.row(
          PageRows.label(row),
          Cell.count(row.funnel().questions()),
          Cell.count(row.funnel().answered()),
          Cell.count(row.funnel().judged()),
          Cell.count(row.funnel().decided()),
          Cell.count(row.funnel().scored()));
    }
    return table;
  }

  /** Lengths and languages of the answers. */
  static Optional<Section> answers(PageFacts facts) {
    return ContestBlocks.section(
        "answers",
        "Length and language of the answers",
        "Longer answers may be better ones: that they win shows what a judge that goes by length"
            + " would look like, not that it does.",
        facts,
        contest -> {
          if (contest.answers().isEmpty()) {
            return List.of(
                PageTemplates.note(
                    "Not known: the texts of the answers are not at hand. For judgements of mdaq,"
                        + " the responses must lie where they were judged, or be named with"
                        + " --responses."));
          }
          List<Content> parts = new ArrayList<>();
          groups(contest, row -> row.lengths() != null)
              .forEach((title, rows) -> parts.add(lengths(title, rows)));
          parts.add(checks(contest.answers()));
          return parts;
        });
  }

  private static DataTable lengths(String title, List<ReportRow> rows) {
    Scale scale = new Scale(0, 0.5, 1);
    DataTable table =
        new DataTable(
            "Length: " + title,
            List.of(
                Column.text("language"),
                PageRows.drawing("longer answer wins", scale),
                Column.number("longer wins"),
                Column.number("95 % interval"),
                Column.number("decided"),
                Column.number("mean length"),
                Column.number("baseline's"),
                Column.number("length_controlled_minimal")));
    for (ReportRow row : rows) {
      @Nullable LengthBias lengths = row.lengths();
      if (lengths != null) {
        table.row(
            PageRows.label(row),
            PageRows.whisker(
                scale,
                lengths.share() == null ? Double.NaN : lengths.share(),
                lengths.interval(),
                lengths.isStrong() ? Tone.ALERT : Tone.MAIN),
            PageTemplates.share(lengths.share()),
            PageTemplates.interval(lengths.interval()),
            Cell.count(lengths.decided()),
            PageTemplates.number(lengths.subjectLength(), "%,.0f"),
            PageTemplates.number(lengths.baselineLength(), "%,.0f"),
            PageTemplates.share(lengths.lengthControlledMinimal()));
      }
    }
    return table;
  }

  private static DataTable checks(List<AnswerCheck> checks) {
    DataTable table =
        new DataTable(
            "Answers: how many are different texts, how many the commonest text, and of those whose"
                + " language could be told, how many are not in their question's.",
            List.of(
                Column.text("language"),
                Column.text("side"),
                Column.number("answers"),
                Column.number("different"),
                Column.number("the same one"),
                Column.number("language told"),
                Column.number("another language")));
    for (AnswerCheck check : checks) {
      table.row(
          LanguageLabel.content(check.language()),
          Cell.text(PageTemplates.words(check.side())),
          Cell.count(check.answers()),
          Cell.count(check.distinct()),
          Cell.count(check.commonest()),
          Cell.count(check.detected()),
          Cell.count(check.otherLanguage()));
    }
    return table;
  }

  /** What changed where the same answers were judged again. */
  static Optional<Section> again(PageFacts facts) {
    List<VerdictDrift> drifts = facts.report().drifts();
    if (drifts.isEmpty()) {
      return Optional.empty();
    }
    double reach =
        drifts.stream()
            .map(VerdictDrift::change)
            .mapToDouble(
                change ->
                    change == null ? 0 : Math.max(Math.abs(change.low()), Math.abs(change.high())))
            .max()
            .orElse(0);
    Scale scale = PageRows.around(0, reach);
    DataTable table =
        new DataTable(
            "The same answers judged again: pair by pair. Where the change's interval leaves 0 out,"
                + " the two judgings do not measure the same: do not compare win rates across"
                + " them.",
            List.of(
                Column.text("before"),
                PageRows.drawing("change of the win rate", scale),
                Column.number("95 % interval, points"),
                Column.number("win rate"),
                Column.number("then"),
                Column.number("same outcome"),
                Column.number("kappa"),
                Column.number("pairs"),
                Column.text("why"),
                Column.text("after")));
    for (VerdictDrift drift : drifts) {
      @Nullable Interval change = drift.change();
      double moved =
          drift.winRateBefore() == null || drift.winRateAfter() == null
              ? Double.NaN
              : drift.winRateAfter() - drift.winRateBefore();
      table.row(
          judging(drift.before()),
          PageRows.whisker(scale, moved, change, drift.isShift() ? Tone.ALERT : Tone.BASE),
          change == null
              ? Cell.NONE
              : Cell.of(
                  PageTemplates.points(change.low(), "%+.1f"),
                  Cell.text(" to "),
                  PageTemplates.points(change.high(), "%+.1f")),
          PageTemplates.share(drift.winRateBefore()),
          PageTemplates.share(drift.winRateAfter()),
          PageTemplates.share(drift.same()),
          PageTemplates.number(drift.kappa(), "%.3f"),
          Cell.count(drift.pairs()),
          Cell.text(PageTemplates.words(drift.kind())),
          judging(drift.after()));
    }
    return Optional.of(new Section("again", "Judged again", table));
  }

  private static Content judging(Contest contest) {
    return Cell.of(
        UserText.code(contest.source()),
        Cell.text(" by "),
        UserText.inline(contest.judge().name()));
  }
}
