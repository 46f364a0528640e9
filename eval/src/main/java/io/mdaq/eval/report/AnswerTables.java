// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;
import static io.mdaq.core.text.MarkdownText.quoted;

import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.diagnostics.AnswerCheck;
import io.mdaq.eval.diagnostics.LengthBias;
import io.mdaq.eval.report.ReportRow.Scope;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a contest's answers look like, as tables. */
final class AnswerTables {

  private static final String NOTHING = "-";

  private final MarkdownText text;

  AnswerTables(MarkdownText text) {
    this.text = text;
  }

  void add(ContestReport report) {
    if (report.answers().isEmpty()) {
      text.line(
          "Not known: the texts of the answers are not at hand. For judgements of mdaq, the"
              + " responses must lie where they were judged, or be named with --responses.");
      return;
    }
    lengths(report.rows());
    text.line("");
    checks(report.answers());
  }

  private void lengths(List<ReportRow> rows) {
    text.table(
        List.of(
            "set",
            "dimension",
            "turn",
            "language",
            "mean length",
            "baseline's",
            "decided",
            "longer wins",
            "95 % interval",
            "length_controlled_minimal"),
        "llrlrrrrrr");
    for (ReportRow row : rows) {
      @Nullable LengthBias lengths = row.lengths();
      if (lengths == null || row.scope() == Scope.MEAN_OF_LANGUAGES) {
        continue;
      }
      text.row(
          row.set().isEmpty() ? "all" : quoted(row.set()),
          quoted(row.dimension()),
          row.turn() == 0 ? "all" : Integer.toString(row.turn()),
          row.scope() == Scope.LANGUAGE
              ? LanguageLabel.markdown(row.language())
              : "**all, pooled**",
          number(lengths.subjectLength()),
          number(lengths.baselineLength()),
          count(lengths.decided()),
          lengths.share() == null ? NOTHING : percent(lengths.share()),
          lengths.interval() == null
              ? NOTHING
              : percent(lengths.interval().low()) + " to " + percent(lengths.interval().high()),
          lengths.lengthControlledMinimal() == null
              ? NOTHING
              : percent(lengths.lengthControlledMinimal()));
    }
  }

  private void checks(List<AnswerCheck> checks) {
    text.table(
        List.of("side", "language", "answers", "different", "same one", "told", "other language"),
        "llrrrrr");
    for (AnswerCheck check : checks) {
      text.row(
          check.side().name().toLowerCase(Locale.ROOT),
          LanguageLabel.markdown(check.language()),
          count(check.answers()),
          count(check.distinct()),
          count(check.commonest()),
          count(check.detected()),
          count(check.otherLanguage()));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
