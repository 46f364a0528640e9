// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import java.util.List;

/**
 * Everything that a report says.
 *
 * @param contests one for each pair of systems, judge and input, in the order of the inputs
 */
public record EvaluationReport(List<ContestReport> contests) {

  public EvaluationReport {
    contests = List.copyOf(contests);
  }
}
