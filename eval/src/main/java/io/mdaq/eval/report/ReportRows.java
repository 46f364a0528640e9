// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.report.ReportRow.Orders;
import io.mdaq.eval.report.ReportRow.Rate;
import io.mdaq.eval.report.ReportRow.Samples;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.statistics.WilsonInterval;
import io.mdaq.eval.winrate.OrderAgreement;
import io.mdaq.eval.winrate.Stratum;
import io.mdaq.eval.winrate.Tallies;
import io.mdaq.eval.winrate.Tally;
import io.mdaq.eval.winrate.WinRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of a contest: one for each stratum, and totals where there is more than one to add
 * up. Totals have neither standard error nor interval: their comparisons depend on each other, as
 * translations of one question do, and the formulas would promise more than is known.
 */
final class ReportRows {

  private final long fewSamples;
  private final List<ReportRow> rows = new ArrayList<>();

  private ReportRows(long fewSamples) {
    this.fewSamples = fewSamples;
  }

  /**
   * The rows, in the order that {@link ContestReport} promises.
   *
   * @param fewSamples win rates from fewer scored comparisons are marked
   */
  static List<ReportRow> of(Tallies tallies, long fewSamples) {
    ReportRows report = new ReportRows(fewSamples);
    tallies
        .within(Stratum::inAllLanguages)
        .forEach((group, languages) -> report.addLanguages(tallies, group, languages));
    tallies
        .within(Stratum::ofWholeDimension)
        .forEach((dimension, all) -> report.addWhole(tallies, dimension, all));
    return report.rows;
  }

  private void addLanguages(Tallies tallies, Stratum group, List<Tally> languages) {
    tallies
        .strata()
        .forEach(
            (stratum, tally) -> {
              if (stratum.inAllLanguages().equals(group)) {
                add(Scope.LANGUAGE, stratum, tally, tally.winRate().map(this::independent));
              }
            });
    if (languages.size() > 1) {
      Tally pooled = Tallies.pooled(languages);
      add(Scope.MEAN_OF_LANGUAGES, group, pooled, mean(pooled, Tallies.meanWinRate(languages)));
      add(Scope.POOLED_LANGUAGES, group, pooled, pooled.winRate().map(this::dependent));
    }
  }

  /** What one set and turn has is told by its own rows already. */
  private void addWhole(Tallies tallies, Stratum dimension, List<Tally> all) {
    long groups =
        tallies.strata().keySet().stream()
            .filter(stratum -> stratum.ofWholeDimension().equals(dimension))
            .map(Stratum::inAllLanguages)
            .distinct()
            .count();
    if (groups > 1) {
      Tally pooled = Tallies.pooled(all);
      add(Scope.ALL, dimension, pooled, pooled.winRate().map(this::dependent));
    }
  }

  private void add(Scope scope, Stratum stratum, Tally tally, Optional<Rate> rate) {
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
            tally.orderAgreement().map(ReportRows::orders).orElse(null)));
  }

  private Rate independent(WinRate rate) {
    WilsonInterval interval = rate.interval();
    return new Rate(
        samples(rate.n()),
        rate.value(),
        rate.discrete(),
        nullable(rate.standardError()),
        interval.low(),
        interval.high());
  }

  private Rate dependent(WinRate rate) {
    return new Rate(samples(rate.n()), rate.value(), rate.discrete(), null, null, null);
  }

  private Optional<Rate> mean(Tally pooled, OptionalDouble mean) {
    return mean.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rate(
                samples(pooled.funnel().scored()), mean.getAsDouble(), null, null, null, null));
  }

  private Samples samples(long scored) {
    return scored < fewSamples ? Samples.FEW : Samples.ENOUGH;
  }

  private static Orders orders(OrderAgreement orders) {
    return new Orders(
        orders.pairs(),
        nullable(orders.agreement()),
        nullable(orders.kappa()),
        nullable(orders.firstPosition()));
  }

  private static @Nullable Double nullable(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
