// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.scorer.PairAccuracy;
import io.mdaq.core.scorer.ScorerEvaluation;
import io.mdaq.core.scorer.ScorerEvaluation.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.interval.Interval;

/** An evaluation as a table in Markdown that also reads well on a terminal. */
final class EvaluationTable {

  private static final String HEAD =
      "| language |  pairs | accuracy | 95 % interval  | lengths within 10 % | revision shorter |"
          + " longer wins | random |";
  private static final String RULE =
      "| -------- | -----: | -------: | :------------: | ------------------: | ---------------: |"
          + " ----------: | -----: |";

  private final List<String> lines = new ArrayList<>(List.of(HEAD, RULE));
  private final List<Double> shares = new ArrayList<>();

  private EvaluationTable() {}

  static EvaluationTable empty() {
    return new EvaluationTable();
  }

  /** Languages, all of them together, and what was left out. */
  static String of(ScorerEvaluation evaluation) {
    EvaluationTable table = new EvaluationTable();
    evaluation.languages().forEach(table::add);
    table.add("all", evaluation.total());
    table.lines.add(
        String.format(
            Locale.ROOT,
            "%n95 %% interval of all by bootstrap over source examples: %.4f to %.4f. Unchanged pairs"
                + " left out: %,d. Ties (counted half): %,d.",
            evaluation.low(),
            evaluation.high(),
            evaluation.unchanged(),
            evaluation.total().ties()));
    return table.toString();
  }

  void add(String name, Row row) {
    Interval interval = row.all().interval();
    shares.add(row.all().share());
    lines.add(
        String.format(
            Locale.ROOT,
            "| %-8s | %,6d | %8s | %.4f, %.4f | %19s | %16s | %11s | 0.5000 |",
            name,
            row.all().pairs(),
            share(row.all()),
            interval.getLowerBound(),
            interval.getUpperBound(),
            counted(row.matched()),
            counted(row.shorter()),
            share(row.longerWins())));
  }

  /** The table with the plain mean of the rows. */
  String withMean() {
    double mean = shares.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    double least = shares.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    lines.add(String.format(Locale.ROOT, "%nMean over languages: %.4f; least: %.4f.", mean, least));
    return toString();
  }

  private static String share(PairAccuracy accuracy) {
    return accuracy.pairs() == 0 ? "-" : String.format(Locale.ROOT, "%.4f", accuracy.share());
  }

  private static String counted(PairAccuracy accuracy) {
    return accuracy.pairs() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.4f (%,d)", accuracy.share(), accuracy.pairs());
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines);
  }
}
