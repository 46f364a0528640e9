// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import io.mdaq.eval.estimate.Estimate;
import io.mdaq.eval.human.HumanVerdict;
import io.mdaq.eval.human.JudgedPair;
import io.mdaq.eval.human.RaterLabel;
import io.mdaq.eval.human.agreement.HumanReport.Rate;
import io.mdaq.eval.human.agreement.HumanReport.Rater;
import io.mdaq.eval.human.agreement.HumanReport.RaterPair;
import io.mdaq.eval.human.agreement.HumanReport.Row;
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.winrate.AgreementTable;
import io.mdaq.eval.winrate.Contest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out a {@link HumanReport}. */
final class HumanReports {

  private static final double CONFIDENCE = 0.95;
  private static final int KINDS = HumanVerdict.values().length;

  private final SortedMap<String, LanguageRatings> languages;
  private final List<CorrectedRate> rates = new ArrayList<>();
  private final List<Rater> raters = new ArrayList<>();
  private final List<RaterPair> raterPairs = new ArrayList<>();

  private HumanReports(SortedMap<String, LanguageRatings> languages) {
    this.languages = languages;
  }

  /** The report on the languages in which at least one pair is labelled. */
  static HumanReport of(
      Contest contest, String dimension, List<JudgedPair> judged, Ratings ratings) {
    Map<String, List<Rating>> byLanguage =
        ratings.ratings().stream().collect(Collectors.groupingBy(r -> r.key().language()));
    SortedMap<String, LanguageRatings> languages = new TreeMap<>();
    byLanguage.forEach(
        (language, given) ->
            languages.put(
                language,
                LanguageRatings.of(
                    judged.stream().filter(pair -> pair.language().equals(language)).toList(),
                    given)));
    HumanReports reports = new HumanReports(languages);
    List<Row> rows = new ArrayList<>();
    languages.forEach((language, both) -> rows.add(reports.row(language, both)));
    return new HumanReport(
        contest,
        dimension,
        ratings.missing(),
        rows,
        reports.all(rows),
        reports.raters,
        reports.raterPairs);
  }

  private Row row(String language, LanguageRatings both) {
    for (int rater : both.raters()) {
      raters.add(rater(language, rater, both));
      both.raters().stream()
          .filter(other -> other > rater)
          .forEach(other -> raterPairs.add(raterPair(language, rater, other, both)));
    }
    CorrectedRate rate = CorrectedRate.of(both.pairs()).orElseThrow();
    rates.add(rate);
    return row(
        language,
        List.of(both),
        both.judgeAndPeople(),
        both.judged().stream().mapToDouble(JudgedPair::preference).average().orElseThrow(),
        rate(rate.people()),
        rate(rate.corrected()),
        rate.weight());
  }

  /** Counts are added up; rates count each language the same. */
  private Row all(List<Row> rows) {
    return row(
        "",
        languages.values(),
        new AgreementTable(
            sum(languages.values().stream().map(both -> both.judgeAndPeople().table()))),
        rows.stream().mapToDouble(Row::judge).average().orElseThrow(),
        rate(Estimate.averageOf(rates.stream().map(CorrectedRate::people).toList())),
        rate(Estimate.averageOf(rates.stream().map(CorrectedRate::corrected).toList())),
        null);
  }

  private static Row row(
      String language,
      Collection<LanguageRatings> parts,
      AgreementTable table,
      double judge,
      Rate people,
      Rate corrected,
      @Nullable Double weight) {
    List<Rating> ratings = parts.stream().flatMap(part -> part.ratings().stream()).toList();
    List<List<Integer>> labels = parts.stream().flatMap(part -> part.labels().stream()).toList();
    return new Row(
        language,
        parts.stream().mapToLong(part -> part.judged().size()).sum(),
        table.count(),
        ratings.size(),
        ratings.stream().filter(r -> r.verdict() == HumanVerdict.UNUSABLE).count(),
        orNull(KrippendorffAlpha.of(labels, KINDS)),
        table.table(),
        orNull(table.agreement()),
        orNull(table.kappa()),
        share(table.table().get(0).get(0), table.column(0)),
        share(
            table.count() - table.row(0) - table.column(0) + table.table().get(0).get(0),
            table.count() - table.column(0)),
        judge,
        people,
        corrected,
        weight);
  }

  private static Rater rater(String language, int rater, LanguageRatings both) {
    AgreementTable withJudge = both.judgeAndRater(rater);
    long a = both.count(rater, RaterLabel.A);
    return new Rater(
        language,
        rater,
        both.ratings().stream().filter(rating -> rating.key().rater() == rater).count(),
        share(a, a + both.count(rater, RaterLabel.B)),
        orNull(withJudge.agreement()),
        orNull(withJudge.kappa()));
  }

  private static RaterPair raterPair(String language, int first, int second, LanguageRatings both) {
    AgreementTable table = both.raters(first, second);
    return new RaterPair(
        language, first, second, table.count(), orNull(table.agreement()), orNull(table.kappa()));
  }

  private static Rate rate(Estimate estimate) {
    Optional<Interval> interval = estimate.interval(CONFIDENCE).map(Interval::ofShare);
    return new Rate(
        Math.max(0, Math.min(1, estimate.value())),
        interval.map(Interval::low).orElse(null),
        interval.map(Interval::high).orElse(null));
  }

  private static List<List<Long>> sum(Stream<List<List<Long>>> tables) {
    return tables
        .reduce(
            (one, other) -> {
              List<List<Long>> sum = new ArrayList<>();
              for (int row = 0; row < one.size(); row++) {
                List<Long> cells = new ArrayList<>();
                for (int column = 0; column < one.size(); column++) {
                  cells.add(one.get(row).get(column) + other.get(row).get(column));
                }
                sum.add(cells);
              }
              return sum;
            })
        .orElseThrow();
  }

  private static @Nullable Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
