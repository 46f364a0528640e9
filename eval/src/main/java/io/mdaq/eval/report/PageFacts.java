// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.winrate.Contest;
import java.util.List;

/**
 * What a page is made from: the records of {@code report.json} and {@code manifest.json}, and what
 * else it shows.
 *
 * @param report every number
 * @param examples of each contest
 * @param manifest what the numbers depend on
 * @param findings of other commands
 * @param names of the systems
 */
record PageFacts(
    EvaluationReport report,
    List<List<Example>> examples,
    ReportManifest manifest,
    Findings findings,
    SystemNames names) {

  static PageFacts of(
      EvaluationReport report,
      List<List<Example>> examples,
      ReportManifest manifest,
      Findings findings) {
    List<Contest> contests = report.contests().stream().map(ContestReport::contest).toList();
    return new PageFacts(report, examples, manifest, findings, SystemNames.of(contests));
  }
}
