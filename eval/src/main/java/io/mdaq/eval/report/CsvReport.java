// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.diagnostics.LengthBias;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.report.ReportRow.LanguageTest;
import io.mdaq.eval.report.ReportRow.Orders;
import io.mdaq.eval.report.ReportRow.Rate;
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.winrate.Contest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all contests as CSV (RFC 4180): one head, numbers as Java writes them, empty cells
 * where there is no number. A text that a spreadsheet would take for a formula is given an
 * apostrophe in front.
 */
final class CsvReport {

  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private static final List<String> PLACE =
      List.of(
          "source",
          "subject",
          "baseline",
          "judge",
          "judge_kind",
          "scope",
          "set",
          "dimension",
          "turn",
          "language",
          "language_name");
  private static final List<String> COUNTS =
      List.of("questions", "answered", "judged", "decided", "scored");
  private static final List<String> RATES =
      List.of(
          "samples",
          "win_rate",
          "discrete",
          "standard_error",
          "low",
          "high",
          "resampling",
          "wilson_low",
          "wilson_high",
          "lowest",
          "highest",
          "detectable",
          "sign_p",
          "holm_p",
          "benjamini_hochberg_p",
          "favours");
  private static final List<String> ORDERS =
      List.of("pairs", "agreement", "kappa", "first_position", "flipped");
  private static final List<String> LENGTHS =
      List.of(
          "length_pairs",
          "subject_length",
          "baseline_length",
          "length_decided",
          "longer_won",
          "longer_share",
          "length_controlled_minimal");

  private final StringBuilder text = new StringBuilder();

  private CsvReport() {}

  static String of(EvaluationReport report) {
    CsvReport csv = new CsvReport();
    List<String> heads = new ArrayList<>(PLACE);
    for (PairOutcome outcome : PairOutcome.values()) {
      heads.add(lower(outcome));
    }
    heads.addAll(COUNTS);
    heads.addAll(RATES);
    heads.addAll(ORDERS);
    heads.addAll(LENGTHS);
    csv.line(heads);
    for (ContestReport contest : report.contests()) {
      contest.rows().forEach(row -> csv.line(cells(contest.contest(), row)));
    }
    return csv.text.toString();
  }

  private static List<String> cells(Contest contest, ReportRow row) {
    List<String> cells = new ArrayList<>();
    cells.add(text(contest.source()));
    cells.add(text(contest.subject()));
    cells.add(text(contest.baseline()));
    cells.add(text(contest.judge().name()));
    cells.add(lower(contest.judge().kind()));
    cells.add(lower(row.scope()));
    cells.add(text(row.set()));
    cells.add(text(row.dimension()));
    cells.add(row.turn() == 0 ? "" : Integer.toString(row.turn()));
    cells.add(text(row.language()));
    cells.add(text(LanguageLabel.englishName(row.language())));
    row.outcomes().values().forEach(count -> cells.add(Long.toString(count)));
    cells.add(Long.toString(row.funnel().questions()));
    cells.add(Long.toString(row.funnel().answered()));
    cells.add(Long.toString(row.funnel().judged()));
    cells.add(Long.toString(row.funnel().decided()));
    cells.add(Long.toString(row.funnel().scored()));
    addRate(cells, row.rate());
    addOrders(cells, row.orders());
    addLengths(cells, row.lengths());
    return cells;
  }

  private static void addRate(List<String> cells, @Nullable Rate rate) {
    if (rate == null) {
      RATES.forEach(head -> cells.add(""));
      return;
    }
    cells.add(lower(rate.samples()));
    cells.add(Double.toString(rate.winRate()));
    cells.add(number(rate.discrete()));
    cells.add(number(rate.standardError()));
    addInterval(cells, rate.interval());
    cells.add(lower(rate.resampling()));
    addInterval(cells, rate.wilson());
    addInterval(cells, rate.bounds());
    cells.add(number(rate.detectable()));
    @Nullable LanguageTest test = rate.signTest();
    cells.add(test == null ? "" : Double.toString(test.p()));
    cells.add(test == null ? "" : Double.toString(test.holm()));
    cells.add(test == null ? "" : Double.toString(test.benjaminiHochberg()));
    cells.add(test == null ? "" : lower(test.favours()));
  }

  private static void addInterval(List<String> cells, @Nullable Interval interval) {
    cells.add(interval == null ? "" : Double.toString(interval.low()));
    cells.add(interval == null ? "" : Double.toString(interval.high()));
  }

  private static void addOrders(List<String> cells, @Nullable Orders orders) {
    if (orders == null) {
      ORDERS.forEach(head -> cells.add(""));
      return;
    }
    cells.add(Long.toString(orders.pairs()));
    cells.add(number(orders.agreement()));
    cells.add(number(orders.kappa()));
    cells.add(number(orders.firstPosition()));
    cells.add(number(orders.flipped()));
  }

  private static void addLengths(List<String> cells, @Nullable LengthBias lengths) {
    if (lengths == null) {
      LENGTHS.forEach(head -> cells.add(""));
      return;
    }
    cells.add(Long.toString(lengths.pairs()));
    cells.add(Double.toString(lengths.subjectLength()));
    cells.add(Double.toString(lengths.baselineLength()));
    cells.add(Long.toString(lengths.decided()));
    cells.add(Long.toString(lengths.longerWon()));
    cells.add(number(lengths.share()));
    cells.add(number(lengths.lengthControlledMinimal()));
  }

  private void line(List<String> cells) {
    text.append(cells.stream().map(CsvReport::quoted).collect(Collectors.joining(",")));
    text.append("\r\n");
  }

  private static String text(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String number(@Nullable Double value) {
    return value == null ? "" : value.toString();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
