// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.sah.SahReport.Point;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@link SahReport} as a section of a page, in Markdown. */
public final class SahMarkdown {

  private static final String NOTHING = "-";
  private static final double POINTS = 100;

  private SahMarkdown() {}

  /** The section, with its heading. */
  public static String of(SahReport report) {
    MarkdownText text = new MarkdownText();
    text.heading("Do more rows make it better?");
    text.line(report.sentence());
    text.line("");
    curve(text, report);
    text.line("");
    text.line(
        String.format(
            Locale.ROOT,
            "Win rates are against %,d rows; intervals hold for all sizes of a row's language"
                + " together. The last column is the p value of the test that the difference is"
                + " %.1f points or more: below 0.05 there is none to speak of. %,d comparisons have"
                + " no verdict and count nowhere.",
            report.smallest(),
            POINTS * report.margin(),
            report.unscored()));
    text.line("");
    variances(text, report);
    text.line("");
    text.line(
        "Standard deviations of preferences, in points; docs/sah.md tells how they are split.%s%s"
            .formatted(
                report.seeds() > 1
                    ? ""
                    : " With one training seed its share is part of the questions'.",
                report.repeats() > 1
                    ? ""
                    : " With one asking of the judge its repeats cannot be seen."));
    return text.toString();
  }

  private static void curve(MarkdownText text, SahReport report) {
    text.table(
        List.of(
            "rows per language",
            "language",
            "questions",
            "comparisons",
            "win rate",
            "95 % interval",
            "equivalence p"),
        "rlrrrlr");
    for (Point point : report.points()) {
      text.row(
          MarkdownText.count(point.size()),
          point.language().isEmpty()
              ? "**mean over languages**"
              : MarkdownText.quoted(point.language()),
          MarkdownText.count(point.questions()),
          MarkdownText.count(point.comparisons()),
          MarkdownText.percent(point.rate()),
          point.low() == null || point.high() == null
              ? NOTHING
              : MarkdownText.percent(point.low()) + " to " + MarkdownText.percent(point.high()),
          point.equivalence() == null ? NOTHING : MarkdownText.p(point.equivalence()));
    }
  }

  private static void variances(MarkdownText text, SahReport report) {
    text.table(
        List.of(
            "rows per language",
            "items",
            "question",
            "training seed",
            "question by seed",
            "judge repeat",
            "rest"),
        "rrrrrrr");
    for (VarianceSplit split : report.variances()) {
      text.row(
          MarkdownText.count(split.size()),
          MarkdownText.count(split.items()),
          deviation(split.item()),
          deviation(split.seed()),
          deviation(split.itemBySeed()),
          deviation(split.repeat()),
          deviation(split.rest()));
    }
  }

  private static String deviation(@Nullable Double variance) {
    return variance == null
        ? NOTHING
        : String.format(Locale.ROOT, "%.1f", POINTS * Math.sqrt(variance));
  }
}
