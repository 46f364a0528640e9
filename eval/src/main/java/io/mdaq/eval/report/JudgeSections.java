// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.eval.report.RowColumn.count;
import static io.mdaq.eval.report.RowColumn.drawing;
import static io.mdaq.eval.report.RowColumn.number;

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
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.winrate.Asking;
import io.mdaq.eval.winrate.Contest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the judge said, what it went by, and what the answers look like. */
final class JudgeSections {

  private JudgeSections() {}

  /** A judge's name and what it is. */
  static Content name(Contest.Judge judge) {
    Content name = judge.name().isEmpty() ? Cell.text("not named") : UserText.inline(judge.name());
    return judge.description().isEmpty()
        ? name
        : Cell.of(name, Cell.text(", " + judge.description()));
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
          PageRows.counted(contest, row -> row.orders() != null)
              .forEach((title, rows) -> parts.add(orders(title, rows)));
          PageRows.counted(contest, row -> true)
              .forEach((title, rows) -> parts.add(funnel(title, rows)));
          return parts;
        });
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
    return RowColumn.table(
        "The two orders: " + title,
        rows,
        List.of(
            drawing(
                "first position wins",
                scale,
                orders(known -> PageRows.whisker(scale, known.firstPosition(), null, Tone.MAIN))),
            number(
                "first position wins", orders(known -> PageTemplates.share(known.firstPosition()))),
            number("flipped", orders(known -> PageTemplates.share(known.flipped()))),
            number("agree", orders(known -> PageTemplates.share(known.agreement()))),
            number("kappa", orders(known -> PageTemplates.number(known.kappa(), "%.3f"))),
            number("pairs", orders(known -> Cell.count(known.pairs())))));
  }

  private static Function<ReportRow, Content> orders(Function<Orders, Content> cell) {
    return RowColumn.of(ReportRow::orders, cell);
  }

  private static DataTable funnel(String title, List<ReportRow> rows) {
    return RowColumn.table(
        "From questions to verdicts: " + title,
        rows,
        List.of(
            count("questions", row -> row.funnel().questions()),
            count("answered by both", row -> row.funnel().answered()),
            count("judged", row -> row.funnel().judged()),
            count("verdict in each order", row -> row.funnel().decided()),
            count("scored", row -> row.funnel().scored())));
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
          PageRows.counted(contest, row -> row.lengths() != null)
              .forEach((title, rows) -> parts.add(lengths(title, rows)));
          parts.add(checks(contest.answers()));
          return parts;
        });
  }

  private static DataTable lengths(String title, List<ReportRow> rows) {
    Scale scale = new Scale(0, 0.5, 1);
    return RowColumn.table(
        "Length: " + title,
        rows,
        List.of(
            drawing(
                "longer answer wins",
                scale,
                lengths(
                    known ->
                        PageRows.whisker(
                            scale,
                            known.share(),
                            known.interval(),
                            known.isStrong() ? Tone.ALERT : Tone.MAIN))),
            number("longer wins", lengths(known -> PageTemplates.share(known.share()))),
            number("95 % interval", lengths(known -> PageTemplates.interval(known.interval()))),
            number("decided", lengths(known -> Cell.count(known.decided()))),
            number(
                "mean length",
                lengths(known -> PageTemplates.number(known.subjectLength(), "%,.0f"))),
            number(
                "baseline's",
                lengths(known -> PageTemplates.number(known.baselineLength(), "%,.0f"))),
            number(
                "length_controlled_minimal",
                lengths(known -> PageTemplates.share(known.lengthControlledMinimal())))));
  }

  private static Function<ReportRow, Content> lengths(Function<LengthBias, Content> cell) {
    return RowColumn.of(ReportRow::lengths, cell);
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
