// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import io.mdaq.core.json.JsonObject;
import io.mdaq.eval.diagnostics.GivenAnswer;
import io.mdaq.eval.diagnostics.Side;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.Stratum;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of AlpacaEval's {@code annotations.json} (Dubois et al. 2024, arXiv 2404.04475): {@code
 * generator_1} is the baseline and {@code generator_2} the subject; {@code preference} runs from 1
 * (baseline) to 2 (subject), 0 is an old way to write the draw 1.5, and rows without a preference
 * in that range are left out of the win rate. The order in which the judge saw the answers is not
 * recorded.
 */
final class AlpacaEvalRow {

  static final String SET = "alpaca_eval";

  private static final double BASELINE = 1;
  private static final double DRAW = 1.5;
  private static final double SUBJECT = 2;

  private AlpacaEvalRow() {}

  static boolean matches(JsonObject row) {
    return row.has("generator_1") && row.has("generator_2");
  }

  static RecordedRow read(RecordedFile file, JsonObject row, long number) {
    Contest contest =
        new Contest(
            file.name(),
            Fields.text(row, "generator_2"),
            Fields.text(row, "generator_1"),
            new Contest.Judge(row.text("annotator").orElse(""), Contest.Kind.RECORDED));
    Stratum stratum = new Stratum(SET, Fields.OVERALL, 1, file.language());
    String prompt = prompt(file, number);
    OptionalDouble preference = row.number("preference");
    double value = preference.orElse(Double.NaN) == 0 ? DRAW : preference.orElse(Double.NaN);
    return new RecordedRow(
        contest,
        value >= BASELINE && value <= SUBJECT
            ? Comparison.graded(prompt, stratum, value - BASELINE)
            : Comparison.unscored(prompt, stratum, Verdict.UNPARSED));
  }

  /** Both answers, subject first; none where the row does not hold both. */
  static List<GivenAnswer> answers(RecordedFile file, JsonObject row, long number) {
    Optional<String> baseline = row.isText("output_1") ? row.text("output_1") : Optional.empty();
    Optional<String> subject = row.isText("output_2") ? row.text("output_2") : Optional.empty();
    String prompt = prompt(file, number);
    List<String> question =
        row.isText("instruction") ? row.text("instruction").stream().toList() : List.of();
    return subject.isEmpty() || baseline.isEmpty()
        ? List.of()
        : List.of(
            new GivenAnswer(Side.SUBJECT, prompt, 1, file.language(), question, subject.get()),
            new GivenAnswer(Side.BASELINE, prompt, 1, file.language(), question, baseline.get()));
  }

  private static String prompt(RecordedFile file, long number) {
    return SET + "/" + file.language() + "/" + number;
  }
}
