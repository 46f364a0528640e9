// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Parts;
import io.mdaq.core.html.UserText;
import io.mdaq.core.html.Whisker.Scale;
import io.mdaq.eval.report.ReportRow.Favours;
import io.mdaq.eval.report.ReportRow.Rate;
import io.mdaq.eval.report.ReportRow.Resampling;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of one contest in one dimension.
 *
 * @param headline who won, in a sentence
 * @param sub by how much, how sure, by which judge
 * @param outcomes of all comparisons
 * @param questions each prompt set and turn, with numbers of languages
 * @param languages which these are, a line for each prompt set and turn of several languages
 */
record PageVerdict(
    Content headline, Content sub, Parts outcomes, DataTable questions, List<UserText> languages) {

  static List<PageVerdict> of(ContestReport contest, PageFacts facts) {
    List<PageVerdict> verdicts = new ArrayList<>();
    for (String dimension : contest.rows().stream().map(ReportRow::dimension).distinct().toList()) {
      verdicts.add(
          of(
              contest,
              contest.rows().stream().filter(row -> row.dimension().equals(dimension)).toList(),
              facts));
    }
    return verdicts;
  }

  private static PageVerdict of(ContestReport contest, List<ReportRow> rows, PageFacts facts) {
    ReportRow widest = Headline.widest(rows);
    Content judge =
        Cell.of(
            Cell.text(" Judge: "), JudgeSections.name(contest.contest().judge()), Cell.text("."));
    return new PageVerdict(
        headline(contest, widest, facts),
        Cell.of(UserText.inline(sub(widest)), judge),
        PageRows.outcomes(widest),
        questions(rows),
        groups(rows).stream()
            .filter(group -> group.stream().filter(PageRows::isLanguage).count() > 1)
            .filter(group -> group.stream().anyMatch(row -> row.rate() != null))
            .map(PageVerdict::languages)
            .toList());
  }

  private static List<List<ReportRow>> groups(List<ReportRow> rows) {
    return List.copyOf(
        PageRows.groups(rows.stream().filter(row -> row.scope() != Scope.ALL).toList()).values());
  }

  private static Content headline(ContestReport contest, ReportRow widest, PageFacts facts) {
    Content subject = facts.names().system(contest.contest().subject());
    Content baseline = facts.names().system(contest.contest().baseline());
    @Nullable Rate rate = widest.rate();
    if (rate == null) {
      return Cell.of(
          Cell.text("Nothing was scored between "), subject, Cell.text(" and "), baseline);
    }
    // A number and its sign stay on one line.
    String by = ": win rate " + percent(rate.winRate()).replace(' ', '\u00a0');
    return switch (PageRows.favours(rate)) {
      case SUBJECT -> Cell.of(subject, Cell.text(" wins against "), baseline, Cell.text(by));
      case BASELINE -> Cell.of(subject, Cell.text(" loses against "), baseline, Cell.text(by));
      case NEITHER ->
          rate.interval() == null
              ? Cell.of(
                  subject,
                  Cell.text(" against "),
                  baseline,
                  Cell.text(by + ", without an interval"))
              : Cell.of(
                  Cell.text("Who is better stays open between "),
                  subject,
                  Cell.text(" and "),
                  baseline,
                  Cell.text(by));
    };
  }

  private static String sub(ReportRow widest) {
    @Nullable Rate rate = widest.rate();
    @Nullable Interval interval = rate == null ? null : rate.interval();
    return "%s, %s: %s comparisons scored%s. %s"
        .formatted(
            widest.scope() == Scope.ALL ? "All sets and turns" : PageRows.title(widest),
            widest.scope() == Scope.LANGUAGE ? "one language" : "pooled",
            count(widest.funnel().scored()),
            interval == null
                ? ""
                : "; 95 %% interval %s to %s"
                    .formatted(percent(interval.low()), percent(interval.high())),
            String.join(" ", Resampling.reasons(List.of(widest))))
        .strip();
  }

  /** A row for each set and turn: its total, and whom its languages favour. */
  private static DataTable questions(List<ReportRow> rows) {
    List<List<ReportRow>> groups = groups(rows);
    List<ReportRow> totals = groups.stream().map(Headline::widest).toList();
    Scale scale = PageRows.scale(totals);
    DataTable table =
        new DataTable(
            "By prompt set and turn: the total, and in how many languages the subject is surely"
                + " better, surely worse, or neither.",
            List.of(
                Column.text("questions"),
                PageRows.drawing("win rate", scale),
                Column.number("win rate"),
                Column.number("95 % interval"),
                Column.number("better in"),
                Column.number("worse in"),
                Column.number("open in"),
                Column.number("scored")));
    for (int i = 0; i < groups.size(); i++) {
      ReportRow total = totals.get(i);
      @Nullable Rate rate = total.rate();
      table.row(
          UserText.inline(PageRows.title(total)),
          PageRows.whisker(scale, rate),
          rate == null ? Cell.NONE : Cell.percent(rate.winRate()),
          rate == null ? Cell.NONE : PageTemplates.interval(rate.interval()),
          Cell.count(favouring(groups.get(i), Favours.SUBJECT).size()),
          Cell.count(favouring(groups.get(i), Favours.BASELINE).size()),
          Cell.count(favouring(groups.get(i), Favours.NEITHER).size()),
          Cell.count(total.funnel().scored()));
    }
    return table;
  }

  private static List<ReportRow> favouring(List<ReportRow> group, Favours favours) {
    return group.stream()
        .filter(PageRows::isLanguage)
        .filter(row -> row.rate() != null && PageRows.favours(row.rate()) == favours)
        .toList();
  }

  private static UserText languages(List<ReportRow> group) {
    List<String> parts = new ArrayList<>();
    add(parts, "better in", favouring(group, Favours.SUBJECT));
    add(parts, "worse in", favouring(group, Favours.BASELINE));
    add(parts, "open in", favouring(group, Favours.NEITHER));
    return UserText.inline(PageRows.title(group.get(0)) + ": " + String.join("; ", parts) + ".");
  }

  private static void add(List<String> parts, String how, List<ReportRow> rows) {
    if (!rows.isEmpty()) {
      parts.add(
          rows.stream()
              .map(row -> LanguageLabel.word(row.language()))
              .collect(Collectors.joining(", ", how + " ", "")));
    }
  }
}
