// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.culture.CultureReport;
import io.mdaq.eval.diagnostics.VerdictDrift;
import java.util.List;

/**
 * Everything that a report says.
 *
 * @param contests one for each pair of systems, judge and input, in the order of the inputs
 * @param rankings of all systems, where a judge compared more than two
 * @param drifts what changed where the same answers were judged again
 * @param culture what was counted in responses
 */
public record EvaluationReport(
    List<ContestReport> contests,
    List<SystemRanking> rankings,
    List<VerdictDrift> drifts,
    CultureReport culture) {

  public EvaluationReport {
    contests = List.copyOf(contests);
    rankings = List.copyOf(rankings);
    drifts = List.copyOf(drifts);
  }
}
