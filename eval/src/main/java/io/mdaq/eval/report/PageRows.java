// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Parts;
import io.mdaq.core.html.Parts.Part;
import io.mdaq.core.html.Tone;
import io.mdaq.core.html.Whisker;
import io.mdaq.core.html.Whisker.Scale;
import io.mdaq.core.text.CodePoints;
import io.mdaq.core.text.DisplayText;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.report.ReportRow.Favours;
import io.mdaq.eval.report.ReportRow.Rate;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.winrate.Comparison;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a contest as a page shows and draws them. */
final class PageRows {

  private static final String OVERALL = "overall";
  private static final double STEP = 0.05;
  private static final double NARROWEST = 0.1;

  private PageRows() {}

  /** Rows by what they are about, in the order of the report; totals before what they add up. */
  static Map<String, List<ReportRow>> groups(Collection<ReportRow> rows) {
    Map<String, List<ReportRow>> groups = new LinkedHashMap<>();
    Stream.concat(
            rows.stream().filter(row -> row.scope() == Scope.ALL),
            rows.stream().filter(row -> row.scope() != Scope.ALL))
        .forEach(row -> groups.computeIfAbsent(title(row), key -> new ArrayList<>()).add(row));
    // A stable order: languages keep theirs.
    groups.values().forEach(group -> group.sort(Comparator.comparing(PageRows::isLanguage)));
    return groups;
  }

  /** As above, of some rows of a contest; a mean counts nothing of its own. */
  static Map<String, List<ReportRow>> counted(ContestReport contest, Predicate<ReportRow> which) {
    return groups(
        contest.rows().stream()
            .filter(row -> row.scope() != Scope.MEAN_OF_LANGUAGES)
            .filter(which)
            .toList());
  }

  static boolean isLanguage(ReportRow row) {
    return row.scope() == Scope.LANGUAGE;
  }

  /** Of which questions, in words. */
  static String title(ReportRow row) {
    return title(row.set(), row.dimension(), row.turn());
  }

  /** As above; the turn is 0 for all sets and turns. */
  static String title(String set, String dimension, int turn) {
    String where = turn == 0 ? "all sets and turns" : "%s, turn %d".formatted(name(set), turn);
    return dimension.equals(OVERALL) ? where : where + ", " + name(dimension);
  }

  /** A stranger's name among words, cut where it is long. */
  static String name(String text) {
    return DisplayText.of(CodePoints.prefix(text, Excerpt.MAX_CODE_POINTS));
  }

  /** What stands first in a row. */
  static Content label(ReportRow row) {
    return switch (row.scope()) {
      case LANGUAGE -> LanguageLabel.content(row.language());
      case MEAN_OF_LANGUAGES -> Cell.strong("mean over languages");
      case POOLED_LANGUAGES, ALL -> Cell.strong("all, pooled");
    };
  }

  /** Whom a row favours: a language by its test, a total by its interval. */
  static Favours favours(Rate rate) {
    if (rate.signTest() != null) {
      return rate.signTest().favours();
    }
    @Nullable Interval interval = rate.interval();
    if (interval == null || interval.contains(Comparison.EVEN)) {
      return Favours.NEITHER;
    }
    return interval.low() > Comparison.EVEN ? Favours.SUBJECT : Favours.BASELINE;
  }

  /** A scale around one half that holds all win rates with their intervals. */
  static Scale scale(Collection<ReportRow> rows) {
    double reach =
        rows.stream()
            .map(ReportRow::rate)
            .flatMap(rate -> rate == null ? Stream.empty() : Stream.of(rate))
            .flatMap(
                rate ->
                    rate.interval() == null
                        ? Stream.of(rate.winRate())
                        : Stream.of(rate.winRate(), rate.interval().low(), rate.interval().high()))
            .mapToDouble(end -> Math.abs(end - Comparison.EVEN))
            .max()
            .orElse(NARROWEST);
    return around(Comparison.EVEN, reach);
  }

  /** A scale that reaches at least so far to either side, to a round number. */
  static Scale around(double middle, double reach) {
    double rounded = Math.max(NARROWEST, STEP * Math.ceil(reach / STEP - 1e-9));
    return new Scale(middle - rounded, middle, middle + rounded);
  }

  /** The head of a column of drawings. */
  static Column drawing(String head, Scale scale) {
    return Column.drawing(
        head, percent(scale.low()), percent(scale.middle()), percent(scale.high()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** A win rate with its interval. */
  static Content whisker(Scale scale, @Nullable Rate rate) {
    if (rate == null) {
      return Whisker.point(scale, Double.NaN, Tone.BASE);
    }
    return whisker(scale, rate.winRate(), rate.interval(), tone(favours(rate)));
  }

  /** A share with its interval; both may be unknown. */
  static Content whisker(
      Scale scale, @Nullable Double share, @Nullable Interval interval, Tone tone) {
    double value = share == null ? Double.NaN : share;
    return interval == null
        ? Whisker.point(scale, value, tone)
        : new Whisker(scale, value, interval.low(), interval.high(), tone);
  }

  static Tone tone(Favours favours) {
    return switch (favours) {
      case SUBJECT -> Tone.MAIN;
      case BASELINE -> Tone.OTHER;
      case NEITHER -> Tone.BASE;
    };
  }

  /** Where a row's comparisons ended. */
  static Parts outcomes(ReportRow row) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("wins", count(row, PairOutcome.WIN), Tone.MAIN));
    parts.add(new Part("ties", count(row, PairOutcome.TIE), Tone.BASE));
    parts.add(new Part("losses", count(row, PairOutcome.LOSS), Tone.OTHER));
    for (PairOutcome outcome :
        List.of(PairOutcome.UNSCORED, PairOutcome.UNANSWERED, PairOutcome.OVER_BUDGET)) {
      if (count(row, outcome) > 0) {
        parts.add(new Part(PageTemplates.words(outcome), count(row, outcome), Tone.ALERT));
      }
    }
    return new Parts(parts);
  }

  static long count(ReportRow row, PairOutcome outcome) {
    return row.outcomes().getOrDefault(outcome, 0L);
  }
}
