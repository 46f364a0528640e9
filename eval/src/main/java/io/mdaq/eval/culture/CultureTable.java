// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.culture;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.quoted;

import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.culture.CultureReport.AnswerRow;
import io.mdaq.eval.culture.CultureReport.ReferenceRow;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A report on culture as Markdown tables. */
public final class CultureTable {

  private final MarkdownText text;
  private final UnaryOperator<String> languages;

  /**
   * @param text grows by the tables
   * @param languages how a BCP-47 tag is shown, as Markdown
   */
  public CultureTable(MarkdownText text, UnaryOperator<String> languages) {
    this.text = text;
    this.languages = languages;
  }

  /** Adds both tables, each where it has rows; shares in percent with their intervals. */
  public void add(CultureReport report) {
    if (!report.answers().isEmpty()) {
      section("Short answers");
      text.table(
          List.of("system", "language", "category", "answers", "exact", "lenient", "unanswered"),
          "lllrrrr");
      report.answers().forEach(this::add);
    }
    if (!report.references().isEmpty()) {
      section("Cultural references");
      text.table(
          List.of(
              "system",
              "language",
              "responses",
              "with a reference",
              "references per response",
              "on the list"),
          "llrrrr");
      report.references().forEach(this::add);
    }
  }

  private void section(String heading) {
    text.line("\n### " + heading + "\n");
  }

  private void add(AnswerRow row) {
    text.row(
        quoted(row.system()),
        languages.apply(row.language()),
        row.category().isEmpty() ? "all" : quoted(row.category()),
        count(row.exact().of()),
        percent(row.exact()),
        percent(row.lenient()),
        count(row.unanswered()));
  }

  private void add(ReferenceRow row) {
    text.row(
        quoted(row.system()),
        languages.apply(row.language()),
        count(row.withReference().of()),
        percent(row.withReference()),
        String.format(
            Locale.ROOT,
            "%.2f (%.2f to %.2f)",
            row.perResponse().value(),
            row.perResponse().low(),
            row.perResponse().high()),
        count(row.entries()));
  }

  private static String percent(Share share) {
    return share.value() == null || share.low() == null || share.high() == null
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.1f %% (%.1f to %.1f)",
            100 * share.value(),
            100 * share.low(),
            100 * share.high());
  }
}
