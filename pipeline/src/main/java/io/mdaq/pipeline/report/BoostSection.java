// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.count;

import gg.jte.Content;
import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.html.Bars;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.Tone;
import io.mdaq.core.html.UserText;
import io.mdaq.pipeline.boost.BoostSummary.Language;
import io.mdaq.pipeline.manifest.BoostFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom a booster was asked about, what became of its revisions, and what it took.
 *
 * @param verdict in a sentence or two
 * @param parts one below the other
 */
record BoostSection(String verdict, List<Part> parts) {

  /**
   * A part.
   *
   * @param title empty for the first
   */
  record Part(String title, Content body) {}

  static Optional<Section> of(ReportFacts report) {
    return report.boosting().map(facts -> section(report, facts));
  }

  private static Section section(ReportFacts report, BoostFacts facts) {
    Language all = facts.total();
    List<Part> parts = new ArrayList<>();
    if (all.candidates() > 0) {
      parts.add(new Part("", languages(facts, all)));
    }
    if (!all.kept().isEmpty()) {
      parts.add(new Part("Why the others stayed", reasons(facts, all)));
    }
    BoostCharts.scores(report.boosted(), facts)
        .ifPresent(chart -> parts.add(new Part("Scores of what was replaced", chart)));
    BoostCharts.distances(facts)
        .ifPresent(chart -> parts.add(new Part("How much was changed", chart)));
    if (!all.findings().isEmpty()) {
      parts.add(new Part("What the checks found", findings(all)));
    }
    if (all.replaced() > 0) {
      parts.add(new Part("Cultural references", references(facts, all)));
    }
    if (facts.alignmentField() != null) {
      parts.add(new Part("Siblings in other languages", siblings(facts, all)));
    }
    parts.add(new Part("What it took", account(facts)));
    return new Section(
        "boosting",
        "Boosting",
        PageTemplates.content("boosting", new BoostSection(BoostWords.verdict(all), parts)));
  }

  private static DataTable languages(BoostFacts facts, Language all) {
    DataTable table =
        new DataTable(
            "Candidates by language. Scores and edit distances are of what was replaced; every text and"
                + " every check's value is in boosted/.",
            List.of(
                Column.text("language"),
                Column.number("candidates"),
                Column.number("replaced"),
                Column.number("share"),
                Column.text("accepted"),
                Column.number("mean score before"),
                Column.number("after"),
                Column.number("median edit distance")));
    facts.languages().forEach((code, row) -> add(table, PageTemplates.nameOf(code), row));
    add(table, "all", all);
    return table;
  }

  private static void add(DataTable table, String name, Language row) {
    double share = (double) row.replaced() / Math.max(1, row.candidates());
    table.row(
        Cell.text(name),
        Cell.count(row.candidates()),
        Cell.count(row.replaced()),
        Cell.percent(share),
        Bars.of(share, Tone.MAIN),
        Cell.text(BoostWords.mean(row.scoreBefore(), row.replaced())),
        Cell.text(BoostWords.mean(row.scoreAfter(), row.replaced())),
        Cell.text(BoostWords.median(row.editDistances())));
  }

  private static DataTable reasons(BoostFacts facts, Language all) {
    DataTable table =
        new DataTable(
            "Candidates that stayed as they are, by the first reason; docs/boosting.md says what each"
                + " means.",
            List.of(
                Column.text("reason"),
                Column.number("candidates"),
                Column.number("share"),
                Column.text("of all candidates"),
                Column.text("by language")));
    all.kept()
        .forEach(
            (reason, kept) -> {
              double share = (double) kept / all.candidates();
              table.row(
                  UserText.word(reason),
                  Cell.count(kept),
                  Cell.percent(share),
                  Bars.of(share, Tone.OTHER),
                  Cell.text(BoostWords.byLanguage(facts.languages(), reason)));
            });
    return table;
  }

  private static DataTable findings(Language all) {
    DataTable table =
        new DataTable(
            BoostWords.FINDINGS,
            List.of(
                Column.text("found"),
                Column.number("revisions"),
                Column.number("of them accepted")));
    all.findings()
        .forEach(
            (name, tally) ->
                table.row(
                    Cell.text(BoostWords.finding(name)),
                    Cell.count(tally.revisions()),
                    Cell.count(tally.replaced())));
    return table;
  }

  private static DataTable references(BoostFacts facts, Language all) {
    DataTable table =
        new DataTable(
            BoostWords.REFERENCES,
            List.of(
                Column.text("language"),
                Column.number("replaced"),
                Column.number("before"),
                Column.number("after"),
                Column.number("per sample before"),
                Column.number("per sample after")));
    facts.languages().forEach((code, row) -> addReferences(table, PageTemplates.nameOf(code), row));
    addReferences(table, "all", all);
    return table;
  }

  private static void addReferences(DataTable table, String name, Language row) {
    table.row(
        Cell.text(name),
        Cell.count(row.replaced()),
        Cell.count(row.referencesBefore()),
        Cell.count(row.referencesAfter()),
        each(row.referencesBefore(), row.replaced()),
        each(row.referencesAfter(), row.replaced()));
  }

  private static DataTable siblings(BoostFacts facts, Language all) {
    DataTable table =
        new DataTable(
            "Candidates whose rows say which example they are a translation of (boost.alignment_field),"
                + " and revisions that were held against samples of the same example in other"
                + " languages.",
            List.of(
                Column.text("language"),
                Column.number("candidates"),
                Column.number("with an example"),
                Column.number("held against siblings")));
    facts.languages().forEach((code, row) -> addSiblings(table, PageTemplates.nameOf(code), row));
    addSiblings(table, "all", all);
    return table;
  }

  private static void addSiblings(DataTable table, String name, Language row) {
    table.row(
        Cell.text(name),
        Cell.count(row.candidates()),
        Cell.count(row.withExample()),
        Cell.count(row.withSiblings()));
  }

  private static Content each(long references, long samples) {
    return samples == 0 ? Cell.NONE : Cell.decimal((double) references / samples, 2);
  }

  private static DataTable account(BoostFacts facts) {
    AnswerAccount account = facts.account();
    DataTable table =
        new DataTable(
            "The booster, and what was asked and paid in this run. Answers that were kept are never"
                + " asked for again.",
            List.of(Column.text("what"), Column.text("which")));
    table.row(Cell.text("booster"), UserText.code(facts.model()));
    table.row(Cell.text("prompt"), Cell.text(facts.prompt() + ", SHA-256 " + facts.promptSha256()));
    table.row(Cell.text("requests answered"), Cell.count(account.asked()));
    table.row(Cell.text("answers that were there already"), Cell.count(account.reused()));
    table.row(Cell.text("requests without an answer"), Cell.count(account.failed()));
    table.row(Cell.text("tokens in this run"), Cell.text(tokens(account.paidTokens())));
    table.row(Cell.text("cost of this run"), Cell.text(facts.paid()));
    table.row(
        Cell.text("tokens of all answers, whenever paid"),
        Cell.text(tokens(account.answerTokens())));
    table.row(Cell.text("answers whose tokens were not told"), Cell.count(account.unmetered()));
    return table;
  }

  private static String tokens(TokenUsage tokens) {
    return "%s in, %s out".formatted(count(tokens.input()), count(tokens.output()));
  }
}
