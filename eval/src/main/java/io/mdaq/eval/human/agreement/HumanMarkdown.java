// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;
import static io.mdaq.core.text.MarkdownText.quoted;

import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.human.agreement.HumanReport.Rate;
import io.mdaq.eval.human.agreement.HumanReport.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@link HumanReport} in words and tables, as Markdown. */
final class HumanMarkdown {

  private static final String NOTHING = "-";
  private static final List<String> VERDICTS = List.of("win", "loss", "tie");

  private final MarkdownText text = new MarkdownText();

  private HumanMarkdown() {}

  static String of(HumanReport report) {
    HumanMarkdown markdown = new HumanMarkdown();
    markdown.all(report);
    return markdown.text.toString();
  }

  private void all(HumanReport report) {
    text.line("# People and judge");
    text.line("");
    text.line(
        ("%s against %s, asked about %s. Judge: %s. %s labels on %s of %s judged pairs;"
                + " %s lines have none.")
            .formatted(
                quoted(report.contest().subject()),
                quoted(report.contest().baseline()),
                quoted(report.dimension()),
                quoted(report.contest().judge().name()),
                count(report.all().ratings()),
                count(report.all().labelled()),
                count(report.all().judged()),
                count(report.missing())));
    rates(report);
    agreement(report);
    table(report.all());
    raters(report);
    words();
  }

  private void rates(HumanReport report) {
    text.heading("Win rates");
    text.table(
        List.of(
            "language",
            "judged",
            "judge",
            "labelled",
            "people",
            "95 % interval",
            "corrected",
            "95 % interval",
            "weight of the judge"),
        "lrrrrlrlr");
    for (Row row : rows(report)) {
      text.row(
          language(row.language()),
          count(row.judged()),
          percent(row.judge()),
          count(row.labelled()),
          value(row.people()),
          interval(row.people()),
          value(row.corrected()),
          interval(row.corrected()),
          number(row.weight()));
    }
  }

  private void agreement(HumanReport report) {
    text.heading("Agreement");
    text.table(
        List.of(
            "language",
            "labels",
            "unusable",
            "alpha of raters",
            "judge agrees",
            "kappa with judge",
            "sensitivity",
            "specificity"),
        "lrrrrrrr");
    for (Row row : rows(report)) {
      text.row(
          language(row.language()),
          count(row.ratings()),
          count(row.unusable()),
          number(row.alpha()),
          share(row.agreement()),
          number(row.kappa()),
          share(row.sensitivity()),
          share(row.specificity()));
    }
  }

  private void table(Row all) {
    text.heading("Judge (rows) and people (columns)");
    text.table(List.of("judge", "people: win", "people: loss", "people: tie"), "lrrr");
    for (int row = 0; row < VERDICTS.size(); row++) {
      List<Long> counts = all.table().get(row);
      text.row(VERDICTS.get(row), count(counts.get(0)), count(counts.get(1)), count(counts.get(2)));
    }
  }

  private void raters(HumanReport report) {
    text.heading("Raters");
    text.table(
        List.of("language", "rater", "labels", "side A", "judge agrees", "kappa with judge"),
        "lrrrrr");
    report
        .raters()
        .forEach(
            rater ->
                text.row(
                    language(rater.language()),
                    Integer.toString(rater.rater()),
                    count(rater.ratings()),
                    share(rater.sideA()),
                    share(rater.agreement()),
                    number(rater.kappa())));
    if (!report.pairs().isEmpty()) {
      text.line("");
      text.table(List.of("language", "raters", "both labelled", "agree", "kappa"), "lrrrr");
      report
          .pairs()
          .forEach(
              pair ->
                  text.row(
                      language(pair.language()),
                      pair.first() + " and " + pair.second(),
                      count(pair.both()),
                      share(pair.agreement()),
                      number(pair.kappa())));
    }
  }

  private void words() {
    text.heading("How to read this");
    text.line(
        "A win counts 1, a tie or a pair of unusable answers half, a loss 0; of several raters the"
            + " mean counts. The corrected rate is the judge's over all pairs, moved by the"
            + " difference between people and judge on the labelled ones (prediction-powered mean,"
            + " Angelopoulos et al. 2023): where its interval and the judge's rate are far apart,"
            + " believe the people. Intervals take questions as independent, translations of one"
            + " question as not; the last row is the mean over languages. Alpha (Krippendorff) and"
            + " kappa (Cohen) are 1 for full agreement and 0 for what chance would give. A rater"
            + " whose share of side A is far from a half may favour a place.");
  }

  private static List<Row> rows(HumanReport report) {
    List<Row> rows = new ArrayList<>(report.languages());
    rows.add(report.all());
    return rows;
  }

  private static String language(String language) {
    return language.isEmpty() ? "**all**" : quoted(language);
  }

  private static String value(@Nullable Rate rate) {
    return rate == null ? NOTHING : percent(rate.value());
  }

  private static String interval(@Nullable Rate rate) {
    return rate == null || rate.low() == null || rate.high() == null
        ? NOTHING
        : percent(rate.low()) + " to " + percent(rate.high());
  }

  private static String share(@Nullable Double share) {
    return share == null ? NOTHING : percent(share);
  }

  private static String number(@Nullable Double number) {
    return number == null ? NOTHING : String.format(Locale.ROOT, "%.3f", number);
  }
}
