// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.culture.CultureReport;
import java.util.List;

/**
 * Everything that a report says.
 *
 * @param contests one for each pair of systems, judge and input, in the order of the inputs
 * @param culture what was counted in responses
 */
public record EvaluationReport(List<ContestReport> contests, CultureReport culture) {

  public EvaluationReport {
    contests = List.copyOf(contests);
  }
}
