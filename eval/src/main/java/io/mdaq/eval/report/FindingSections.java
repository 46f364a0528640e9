// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.core.text.MarkdownText.count;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.Tone;
import io.mdaq.core.html.UserText;
import io.mdaq.core.html.Whisker.Scale;
import io.mdaq.eval.human.agreement.HumanReport;
import io.mdaq.eval.sah.SahReport;
import io.mdaq.eval.sah.SahReport.Point;
import io.mdaq.eval.sah.VarianceSplit;
import io.mdaq.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people said beside the judge, and what the sizes of a study say. */
final class FindingSections {

  private static final Scale SHARES = new Scale(0, 0.5, 1);

  private FindingSections() {}

  /** People beside the judge. */
  static Optional<Section> human(PageFacts facts) {
    List<Content> parts = new ArrayList<>();
    for (HumanReport report : facts.findings().human()) {
      parts.add(
          PageTemplates.content(
              "paragraph",
              Cell.of(
                  facts.names().contest(report.contest()),
                  Cell.text(", "),
                  UserText.inline(report.dimension()),
                  Cell.text(", judged by "),
                  JudgeSections.name(report.contest().judge()))));
      parts.add(rates(report));
      parts.add(agreement(report));
    }
    return section("human", "What people say", parts);
  }

  private static List<HumanReport.Row> rows(HumanReport report) {
    return Stream.concat(Stream.of(report.all()), report.languages().stream()).toList();
  }

  private static Content language(String language) {
    return language.isEmpty()
        ? Cell.strong("mean over languages")
        : LanguageLabel.content(language);
  }

  private static DataTable rates(HumanReport report) {
    DataTable table =
        new DataTable(
            "Win rates by the judge (grey), by people (orange), and the judge's corrected by the"
                + " people's labels (blue).",
            List.of(
                Column.text("language"),
                PageRows.drawing("win rate", SHARES),
                Column.text("by"),
                Column.number("win rate"),
                Column.number("95 % interval"),
                Column.number("pairs")));
    for (HumanReport.Row row : rows(report)) {
      rate(
          table,
          row,
          "judge",
          new HumanReport.Rate(row.judge(), null, null),
          Tone.BASE,
          row.judged());
      rate(table, row, "people", row.people(), Tone.OTHER, row.labelled());
      rate(table, row, "judge, corrected", row.corrected(), Tone.MAIN, row.judged());
    }
    return table;
  }

  private static void rate(
      DataTable table,
      HumanReport.Row row,
      String who,
      HumanReport.@Nullable Rate rate,
      Tone tone,
      long pairs) {
    if (rate != null) {
      @Nullable Interval interval = interval(rate.low(), rate.high());
      table.row(
          language(row.language()),
          PageRows.whisker(SHARES, rate.value(), interval, tone),
          Cell.text(who),
          Cell.percent(rate.value()),
          PageTemplates.interval(interval),
          Cell.count(pairs));
    }
  }

  private static DataTable agreement(HumanReport report) {
    DataTable table =
        new DataTable(
            "Agreement of the judge with people (Cohen's kappa), and of people with each other"
                + " (Krippendorff's alpha). Sensitivity: the people's wins that the judge calls"
                + " wins; specificity: the others that it calls none.",
            List.of(
                Column.text("language"),
                PageRows.drawing("agreement", SHARES),
                Column.number("agreement"),
                Column.number("kappa"),
                Column.number("alpha"),
                Column.number("sensitivity"),
                Column.number("specificity"),
                Column.number("labels"),
                Column.number("neither of use")));
    for (HumanReport.Row row : rows(report)) {
      table.row(
          row.language().isEmpty() ? Cell.strong("all") : LanguageLabel.content(row.language()),
          PageRows.whisker(SHARES, row.agreement(), null, Tone.MAIN),
          PageTemplates.share(row.agreement()),
          PageTemplates.number(row.kappa(), "%.3f"),
          PageTemplates.number(row.alpha(), "%.3f"),
          PageTemplates.share(row.sensitivity()),
          PageTemplates.share(row.specificity()),
          Cell.count(row.ratings()),
          Cell.count(row.unusable()));
    }
    return table;
  }

  /** The scaling curve, and where its spread comes from. */
  static Optional<Section> sizes(PageFacts facts) {
    List<Content> parts = new ArrayList<>();
    for (SahReport report : facts.findings().sah()) {
      parts.add(PageTemplates.content("paragraph", UserText.inline(report.sentence())));
      parts.add(curve(report));
      if (!report.variances().isEmpty()) {
        parts.add(variances(report.variances()));
      }
    }
    return section("sizes", "Do more rows make it better?", parts);
  }

  private static DataTable curve(SahReport report) {
    Scale scale = PageRows.around(0.5, reach(report));
    DataTable table =
        new DataTable(
            "Scaling curve: win rates against %s rows per language, from the mean over languages to"
                    .formatted(count(report.smallest()))
                + " each language. Intervals hold for all sizes of a language together. Equivalence"
                + " below 0.05: the difference is less than %.1f points."
                    .formatted(100 * report.margin()),
            List.of(
                Column.text("language"),
                PageRows.drawing("win rate", scale),
                Column.number("rows per language"),
                Column.number("win rate"),
                Column.number("95 % interval"),
                Column.number("equivalence p"),
                Column.number("questions"),
                Column.number("comparisons")));
    // By language, so that a curve is read from above.
    report.points().stream()
        .sorted(Comparator.comparing(Point::language).thenComparingInt(Point::size))
        .forEach(
            point -> {
              @Nullable Interval interval = interval(point.low(), point.high());
              table.row(
                  language(point.language()),
                  PageRows.whisker(scale, point.rate(), interval, tone(interval)),
                  Cell.count(point.size()),
                  Cell.percent(point.rate()),
                  PageTemplates.interval(interval),
                  PageTemplates.p(point.equivalence()),
                  Cell.count(point.questions()),
                  Cell.count(point.comparisons()));
            });
    return table;
  }

  private static Tone tone(@Nullable Interval interval) {
    return interval == null || interval.contains(0.5)
        ? Tone.BASE
        : interval.low() > 0.5 ? Tone.MAIN : Tone.OTHER;
  }

  private static double reach(SahReport report) {
    OptionalDouble reach =
        report.points().stream()
            .flatMap(
                point ->
                    point.low() == null || point.high() == null
                        ? Stream.of(point.rate())
                        : Stream.of(point.rate(), point.low(), point.high()))
            .mapToDouble(end -> Math.abs(end - 0.5))
            .max();
    return reach.orElse(0);
  }

  private static DataTable variances(List<VarianceSplit> splits) {
    DataTable table =
        new DataTable(
            "Where the spread comes from: standard deviations of preferences, in points.",
            List.of(
                Column.number("rows per language"),
                Column.number("items"),
                Column.number("question"),
                Column.number("training seed"),
                Column.number("question by seed"),
                Column.number("judge repeat"),
                Column.number("rest")));
    for (VarianceSplit split : splits) {
      table.row(
          Cell.count(split.size()),
          Cell.count(split.items()),
          deviation(split.item()),
          deviation(split.seed()),
          deviation(split.itemBySeed()),
          deviation(split.repeat()),
          deviation(split.rest()));
    }
    return table;
  }

  private static Content deviation(@Nullable Double variance) {
    return PageTemplates.points(variance == null ? null : (Double) Math.sqrt(variance), "%.1f");
  }

  private static @Nullable Interval interval(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null ? null : new Interval(low, high);
  }

  private static Optional<Section> section(String id, String title, List<Content> parts) {
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section(id, title, Cell.of(parts.toArray(Content[]::new))));
  }
}
