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
import io.mdaq.eval.culture.CultureReport;
import io.mdaq.eval.culture.CultureReport.AnswerRow;
import io.mdaq.eval.culture.CultureReport.ReferenceRow;
import io.mdaq.eval.culture.Share;
import io.mdaq.eval.ranking.Ranking;
import io.mdaq.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to say of systems rather than of contests. */
final class SystemSections {

  private static final Scale SHARES = new Scale(0, 0.5, 1);

  private SystemSections() {}

  /** All systems in one order, where they are more than two. */
  static Optional<Section> ranking(PageFacts facts) {
    if (facts.report().rankings().isEmpty()) {
      return Optional.empty();
    }
    List<Content> parts = new ArrayList<>();
    for (SystemRanking ranking : facts.report().rankings()) {
      parts.add(
          PageTemplates.content(
              "paragraph",
              Cell.of(
                  UserText.inline(ranking.dimension()),
                  Cell.text(", judged by "),
                  JudgeSections.name(ranking.judge()))));
      parts.add(ranking(ranking.ranking(), facts));
      parts.add(PageTemplates.note(ranking.howToRead()));
    }
    return Optional.of(
        new Section("ranking", "All systems", Cell.of(parts.toArray(Content[]::new))));
  }

  private static DataTable ranking(Ranking ranking, PageFacts facts) {
    DataTable table =
        new DataTable(
            "Systems from the strongest down. The drawing is the average win rate over the systems"
                + " met.",
            List.of(
                Column.text("system"),
                PageRows.drawing("average win rate", SHARES),
                Column.number("average win rate"),
                Column.number("95 % interval"),
                Column.number("Bradley-Terry"),
                Column.number("95 % interval"),
                Column.number("Elo"),
                Column.number("games")));
    for (Ranking.Place place : ranking.systems()) {
      @Nullable Interval strength = place.bradleyTerryInterval();
      table.row(
          facts.names().system(place.system()),
          PageRows.whisker(
              SHARES, place.averageWinRate(), place.averageWinRateInterval(), Tone.MAIN),
          Cell.percent(place.averageWinRate()),
          PageTemplates.interval(place.averageWinRateInterval()),
          PageTemplates.number(place.bradleyTerry(), "%.3f"),
          strength == null
              ? Cell.NONE
              : Cell.text("%.3f to %.3f".formatted(strength.low(), strength.high())),
          Cell.decimal(place.elo(), 0),
          Cell.count(place.games()));
    }
    return table;
  }

  /** What was counted in responses. */
  static Optional<Section> culture(PageFacts facts) {
    CultureReport culture = facts.report().culture();
    if (!culture.hasRows()) {
      return Optional.empty();
    }
    List<Content> parts = new ArrayList<>();
    parts.add(
        PageTemplates.note(
            "Counted by lists and right answers, without a judge: what was named, not whether it"
                + " was fitting."));
    if (!culture.answers().isEmpty()) {
      parts.add(answers(culture.answers()));
    }
    if (!culture.references().isEmpty()) {
      parts.add(references(culture.references()));
    }
    return Optional.of(
        new Section(
            "culture", "What responses show of a culture", Cell.of(parts.toArray(Content[]::new))));
  }

  private static DataTable answers(List<AnswerRow> rows) {
    DataTable table =
        new DataTable(
            "Short answers. The drawing is the share in which a right answer stands (lenient).",
            List.of(
                Column.text("language"),
                PageRows.drawing("lenient", SHARES),
                Column.text("system"),
                Column.text("category"),
                Column.number("lenient"),
                Column.number("95 % interval"),
                Column.number("exact"),
                Column.number("95 % interval"),
                Column.number("answers"),
                Column.number("unanswered")));
    for (AnswerRow row : rows) {
      table.row(
          LanguageLabel.content(row.language()),
          whisker(row.lenient()),
          UserText.inline(row.system()),
          row.category().isEmpty() ? Cell.strong("all") : UserText.inline(row.category()),
          PageTemplates.share(row.lenient().value()),
          PageTemplates.interval(interval(row.lenient())),
          PageTemplates.share(row.exact().value()),
          PageTemplates.interval(interval(row.exact())),
          Cell.count(row.exact().of()),
          Cell.count(row.unanswered()));
    }
    return table;
  }

  private static DataTable references(List<ReferenceRow> rows) {
    DataTable table =
        new DataTable(
            "Cultural references: the share of responses that name at least one.",
            List.of(
                Column.text("language"),
                PageRows.drawing("with a reference", SHARES),
                Column.text("system"),
                Column.number("with a reference"),
                Column.number("95 % interval"),
                Column.number("references per response"),
                Column.number("responses"),
                Column.number("on the list")));
    for (ReferenceRow row : rows) {
      table.row(
          LanguageLabel.content(row.language()),
          whisker(row.withReference()),
          UserText.inline(row.system()),
          PageTemplates.share(row.withReference().value()),
          PageTemplates.interval(interval(row.withReference())),
          Cell.text(
              "%.2f (%.2f to %.2f)"
                  .formatted(
                      row.perResponse().value(),
                      row.perResponse().low(),
                      row.perResponse().high())),
          Cell.count(row.withReference().of()),
          Cell.count(row.entries()));
    }
    return table;
  }

  private static Content whisker(Share share) {
    return PageRows.whisker(SHARES, share.value(), interval(share), Tone.MAIN);
  }

  private static @Nullable Interval interval(Share share) {
    return share.low() == null || share.high() == null
        ? null
        : new Interval(share.low(), share.high());
  }
}
