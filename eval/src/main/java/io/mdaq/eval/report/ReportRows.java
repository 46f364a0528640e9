// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.core.config.ReportConfig;
import io.mdaq.eval.diagnostics.LengthBias;
import io.mdaq.eval.diagnostics.LengthPair;
import io.mdaq.eval.report.ReportRow.LanguageTest;
import io.mdaq.eval.report.ReportRow.Orders;
import io.mdaq.eval.report.ReportRow.Rate;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.statistics.RandomEffects;
import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.OrderAgreement;
import io.mdaq.eval.winrate.Stratum;
import io.mdaq.eval.winrate.Tallies;
import io.mdaq.eval.winrate.Tally;
import io.mdaq.eval.winrate.WinRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of a contest: one for each stratum, and totals where there is more than one to add
 * up.
 */
final class ReportRows {

  private final ContestData data;
  private final Tallies tallies;
  private final RowRates rates;
  private final SortedMap<Stratum, List<Comparison>> comparisons = new TreeMap<>();
  private final List<ReportRow> rows = new ArrayList<>();
  private final List<LanguageSpread> spreads = new ArrayList<>();

  private ReportRows(ContestData data, Tallies tallies, ReportConfig config) {
    this.data = data;
    this.tallies = tallies;
    this.rates = new RowRates(data.aligned(), config);
    data.comparisons()
        .forEach(
            comparison ->
                comparisons
                    .computeIfAbsent(comparison.stratum(), key -> new ArrayList<>())
                    .add(comparison));
  }

  /** What there is to say about the strata, in the order that {@link ContestReport} promises. */
  record Made(List<ReportRow> rows, List<LanguageSpread> spreads) {}

  static Made of(ContestData data, Tallies tallies, ReportConfig config) {
    ReportRows report = new ReportRows(data, tallies, config);
    tallies
        .within(Stratum::inAllLanguages)
        .forEach((group, languages) -> report.addLanguages(group, languages));
    tallies
        .within(Stratum::ofWholeDimension)
        .forEach((dimension, all) -> report.addWhole(dimension, all));
    return new Made(report.rows, report.spreads);
  }

  private void addLanguages(Stratum group, List<Tally> languages) {
    List<Stratum> strata = strata(group, Stratum::inAllLanguages);
    List<LanguageTest> tests = rates.tests(languages);
    for (int i = 0; i < strata.size(); i++) {
      Stratum stratum = strata.get(i);
      List<Comparison> own = comparisons.getOrDefault(stratum, List.of());
      add(
          Scope.LANGUAGE,
          stratum,
          languages.get(i),
          rates.language(stratum, languages.get(i), own, tests.get(i)),
          own);
    }
    if (languages.size() > 1) {
      Tally pooled = Tallies.pooled(languages);
      List<Comparison> all = comparisons(strata);
      add(Scope.MEAN_OF_LANGUAGES, group, pooled, rates.mean(group, languages, all), all);
      add(Scope.POOLED_LANGUAGES, group, pooled, rates.pooled(group, pooled, all), all);
      spread(group, languages);
    }
  }

  /** What one set and turn has is told by its own rows already. */
  private void addWhole(Stratum dimension, List<Tally> all) {
    List<Stratum> strata = strata(dimension, Stratum::ofWholeDimension);
    if (strata.stream().map(Stratum::inAllLanguages).distinct().count() > 1) {
      Tally pooled = Tallies.pooled(all);
      List<Comparison> own = comparisons(strata);
      add(Scope.ALL, dimension, pooled, rates.pooled(dimension, pooled, own), own);
    }
  }

  private void spread(Stratum group, List<Tally> languages) {
    List<WinRate> known = languages.stream().flatMap(tally -> tally.winRate().stream()).toList();
    if (known.size() > 1) {
      double[] effects = known.stream().mapToDouble(WinRate::value).toArray();
      double[] variances =
          known.stream()
              .mapToDouble(
                  rate -> RandomEffects.variance(rate.value(), rate.n(), rate.standardError()))
              .toArray();
      spreads.add(
          new LanguageSpread(
              group.set(),
              group.dimension(),
              group.turn(),
              RandomEffects.of(effects, variances).ofShares()));
    }
  }

  private void add(
      Scope scope, Stratum stratum, Tally tally, Optional<Rate> rate, List<Comparison> own) {
    List<LengthPair> lengths = data.lengths(own);
    rows.add(
        new ReportRow(
            scope,
            stratum.set(),
            stratum.dimension(),
            stratum.turn(),
            stratum.language(),
            tally.outcomes(),
            tally.funnel(),
            rate.orElse(null),
            tally.orderAgreement().map(ReportRows::orders).orElse(null),
            lengths.isEmpty() ? null : bias(scope, lengths)));
  }

  private static LengthBias bias(Scope scope, List<LengthPair> lengths) {
    return scope == Scope.LANGUAGE
        ? LengthBias.of(lengths)
        : LengthBias.ofSeveralLanguages(lengths);
  }

  private List<Stratum> strata(Stratum group, UnaryOperator<Stratum> wider) {
    return tallies.strata().keySet().stream()
        .filter(stratum -> wider.apply(stratum).equals(group))
        .toList();
  }

  private List<Comparison> comparisons(List<Stratum> strata) {
    return strata.stream()
        .flatMap(stratum -> comparisons.getOrDefault(stratum, List.of()).stream())
        .toList();
  }

  private static Orders orders(OrderAgreement orders) {
    return new Orders(
        orders.pairs(),
        nullable(orders.agreement()),
        nullable(orders.kappa()),
        nullable(orders.firstPosition()),
        nullable(orders.flipped()));
  }

  private static @Nullable Double nullable(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
