// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.diagnostics.AnswerCheck;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.winrate.Asking;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.Funnel;
import java.util.List;
import java.util.Map;

/**
 * What there is to say about one contest.
 *
 * @param contest who was compared with whom
 * @param warnings what a reader must know before believing a number
 * @param funnel of all comparisons, whatever they asked about
 * @param verdicts what the judge said, by the way in which it was asked
 * @param rows sorted by set, dimension, turn and language; totals behind what they add up
 * @param spreads how languages differ, where there are several
 * @param answers what is odd about the answers, by side and language; empty where their texts are
 *     not known
 */
public record ContestReport(
    Contest contest,
    List<String> warnings,
    Funnel funnel,
    Map<Asking, Map<Verdict, Long>> verdicts,
    List<ReportRow> rows,
    List<LanguageSpread> spreads,
    List<AnswerCheck> answers) {

  public ContestReport {
    warnings = List.copyOf(warnings);
    rows = List.copyOf(rows);
    spreads = List.copyOf(spreads);
    answers = List.copyOf(answers);
  }

  /** For each dimension the row that says most: what is neither a mean nor part of another row. */
  public List<ReportRow> widestRows() {
    return rows.stream()
        .map(ReportRow::dimension)
        .distinct()
        .map(
            dimension ->
                Headline.widest(
                    rows.stream().filter(row -> row.dimension().equals(dimension)).toList()))
        .toList();
  }
}
