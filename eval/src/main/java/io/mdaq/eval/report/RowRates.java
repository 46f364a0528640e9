// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.core.config.ReportConfig;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.report.ReportRow.Favours;
import io.mdaq.eval.report.ReportRow.LanguageTest;
import io.mdaq.eval.report.ReportRow.Rate;
import io.mdaq.eval.report.ReportRow.Resampling;
import io.mdaq.eval.report.ReportRow.Samples;
import io.mdaq.eval.statistics.AdjustedPValues;
import io.mdaq.eval.statistics.Bootstrap;
import io.mdaq.eval.statistics.DetectableEffect;
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.statistics.MissingScores;
import io.mdaq.eval.statistics.QuestionScores;
import io.mdaq.eval.statistics.SignTest;
import io.mdaq.eval.statistics.WilsonInterval;
import io.mdaq.eval.winrate.AlignedLanguages;
import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.QuestionTable;
import io.mdaq.eval.winrate.Stratum;
import io.mdaq.eval.winrate.Tallies;
import io.mdaq.eval.winrate.Tally;
import io.mdaq.eval.winrate.WinRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Win rates and how sure they are, for the rows of a report. */
final class RowRates {

  private final AlignedLanguages aligned;
  private final long fewSamples;
  private final double alpha;
  private final Bootstrap bootstrap;

  RowRates(AlignedLanguages aligned, ReportConfig config) {
    this.aligned = aligned;
    this.fewSamples = config.fewSamples();
    this.alpha = config.statistics().alpha();
    this.bootstrap = new Bootstrap(config.statistics().draws(), config.statistics().seed());
  }

  /** The sign tests of the languages of one group, in their order. */
  List<LanguageTest> tests(List<Tally> languages) {
    List<SignTest> tests =
        languages.stream()
            .map(tally -> SignTest.of(tally.count(PairOutcome.WIN), tally.count(PairOutcome.LOSS)))
            .toList();
    double[] p = tests.stream().mapToDouble(SignTest::p).toArray();
    double[] holm = AdjustedPValues.holm(p);
    double[] discoveries = AdjustedPValues.benjaminiHochberg(p);
    List<LanguageTest> adjusted = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      Favours ahead =
          tests.get(i).wins() > tests.get(i).losses() ? Favours.SUBJECT : Favours.BASELINE;
      adjusted.add(
          new LanguageTest(
              p[i], holm[i], discoveries[i], holm[i] <= alpha ? ahead : Favours.NEITHER));
    }
    return adjusted;
  }

  /** One language; empty where nothing was scored. */
  Optional<Rate> language(Stratum stratum, Tally tally, List<Comparison> own, LanguageTest test) {
    return tally
        .winRate()
        .map(
            rate -> {
              WilsonInterval wilson = rate.interval();
              return rate(
                  stratum,
                  tally,
                  own,
                  UnaryOperator.identity(),
                  rate.value(),
                  rate.discrete(),
                  rate.standardError(),
                  new Interval(wilson.low(), wilson.high()),
                  bounds(tally, rate),
                  test);
            });
  }

  /** All comparisons of several languages, sets or turns together. */
  Optional<Rate> pooled(Stratum group, Tally pooled, List<Comparison> all) {
    return pooled
        .winRate()
        .map(
            rate ->
                rate(
                    group,
                    pooled,
                    all,
                    QuestionScores::pooled,
                    rate.value(),
                    rate.discrete(),
                    OptionalDouble.empty(),
                    null,
                    bounds(pooled, rate),
                    null));
  }

  /** The mean over languages. */
  Optional<Rate> mean(Stratum group, List<Tally> languages, List<Comparison> all) {
    OptionalDouble mean = Tallies.meanWinRate(languages);
    if (mean.isEmpty()) {
      return Optional.empty();
    }
    List<Interval> bounds =
        languages.stream()
            .flatMap(tally -> tally.winRate().map(rate -> bounds(tally, rate)).stream())
            .toList();
    return Optional.of(
        rate(
            group,
            Tallies.pooled(languages),
            all,
            UnaryOperator.identity(),
            mean.getAsDouble(),
            null,
            OptionalDouble.empty(),
            null,
            new Interval(
                bounds.stream().mapToDouble(Interval::low).average().orElseThrow(),
                bounds.stream().mapToDouble(Interval::high).average().orElseThrow()),
            null));
  }

  private Rate rate(
      Stratum stratum,
      Tally tally,
      List<Comparison> own,
      UnaryOperator<QuestionScores> statistic,
      double value,
      @Nullable Double discrete,
      OptionalDouble standardError,
      @Nullable Interval wilson,
      Interval bounds,
      @Nullable LanguageTest test) {
    Set<Stratum> strata = own.stream().map(Comparison::stratum).collect(Collectors.toSet());
    boolean isAligned = aligned.aligns(strata);
    Optional<Bootstrap.Estimate> estimate =
        isAligned
            ? QuestionTable.of(own, aligned)
                .map(statistic)
                .flatMap(scores -> bootstrap.named(stratum.toString()).estimate(scores))
            : Optional.empty();
    @Nullable Double error =
        standardError.isPresent()
            ? (Double) standardError.getAsDouble()
            : estimate.map(Bootstrap.Estimate::standardError).orElse(null);
    return new Rate(
        tally.funnel().scored() < fewSamples ? Samples.FEW : Samples.ENOUGH,
        value,
        discrete,
        error,
        estimate.map(Bootstrap.Estimate::interval).orElse(null),
        estimate.isPresent()
            ? Resampling.BY_QUESTION
            : isAligned ? Resampling.TOO_FEW_QUESTIONS : Resampling.NOT_ALIGNED,
        wilson,
        bounds,
        error == null || error == 0 ? null : (Double) DetectableEffect.of(error, alpha),
        test);
  }

  private static Interval bounds(Tally tally, WinRate rate) {
    return MissingScores.bounds(
        rate.value(), rate.n(), tally.funnel().questions() - tally.funnel().scored());
  }
}
