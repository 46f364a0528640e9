// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.code;
import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.text.MarkdownText;
import io.mdaq.pipeline.boost.BoostSummary.Language;
import io.mdaq.pipeline.boost.BoostSummary.Tally;
import io.mdaq.pipeline.manifest.BoostFacts;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Function;

/** What boosting came to, language by language: a section of the report in Markdown. */
final class BoostTable {

  private final MarkdownText text;
  private final BoostFacts facts;
  private final Language all;

  private BoostTable(MarkdownText text, BoostFacts facts) {
    this.text = text;
    this.facts = facts;
    this.all = facts.total();
  }

  /** Writes the section; nothing where nobody boosted. */
  static void write(MarkdownText text, ReportFacts report) {
    report
        .boosting()
        .ifPresent(
            facts -> {
              BoostTable table = new BoostTable(text, facts);
              table.languages();
              if (table.all.candidates() > 0) {
                table.reasons();
                table.tallies(
                    BoostWords.FINDINGS, "found", table.all.findings(), BoostWords::finding);
                table.tallies(
                    BoostWords.EDIT_DISTANCES,
                    "edit distance",
                    table.all.editDistances(),
                    BoostWords::range);
                table.account();
                BoostDifferences.write(text, report.boosted());
              }
            });
  }

  private void languages() {
    text.heading("Boosting");
    text.line(BoostWords.verdict(all));
    if (all.candidates() == 0) {
      return;
    }
    BoostWords.siblings(facts, all).ifPresent(text::line);
    text.line(
        "All texts, old and new, with every check's value are in `boosted/`. Scores and edit distances"
            + " are of what was replaced. "
            + BoostWords.REFERENCES);
    text.line("");
    text.table(
        List.of(
            "language",
            "candidates",
            "replaced",
            "share",
            "mean score before",
            "after",
            "median edit distance",
            "cultural references before",
            "after"),
        "lrrrrrrrr");
    facts.languages().forEach(this::row);
    row("all", all);
  }

  private void row(String name, Language language) {
    text.row(
        name,
        count(language.candidates()),
        count(language.replaced()),
        percent((double) language.replaced() / Math.max(1, language.candidates())),
        BoostWords.mean(language.scoreBefore(), language.replaced()),
        BoostWords.mean(language.scoreAfter(), language.replaced()),
        BoostWords.median(language.editDistances()),
        count(language.referencesBefore()),
        count(language.referencesAfter()));
  }

  private void reasons() {
    if (all.kept().isEmpty()) {
      return;
    }
    text.line("");
    text.line("Why the others stayed:");
    text.line("");
    text.table(List.of("reason", "candidates", "by language"), "lrl");
    all.kept()
        .forEach(
            (reason, candidates) ->
                text.row(
                    code(reason),
                    count(candidates),
                    BoostWords.byLanguage(facts.languages(), reason)));
  }

  private <K> void tallies(
      String about, String head, SortedMap<K, Tally> tallies, Function<K, String> name) {
    if (tallies.isEmpty()) {
      return;
    }
    text.line("");
    text.line(about);
    text.line("");
    text.table(List.of(head, "revisions", "of them accepted"), "lrr");
    tallies.forEach(
        (key, tally) ->
            text.row(name.apply(key), count(tally.revisions()), count(tally.replaced())));
  }

  private void account() {
    AnswerAccount account = facts.account();
    text.line("");
    text.line(
        String.format(
            Locale.ROOT,
            "The booster %s was asked %,d times and %,d answers were there already; %,d requests were"
                + " not answered. That took %,d tokens in and %,d tokens out and cost %s. All answers"
                + " together, whenever they were paid: %,d tokens in and %,d tokens out.",
            MarkdownText.quoted(facts.model()),
            account.asked(),
            account.reused(),
            account.failed(),
            account.paidTokens().input(),
            account.paidTokens().output(),
            facts.paid(),
            account.answerTokens().input(),
            account.answerTokens().output()));
  }
}
