// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.core.html.Page;
import io.mdaq.core.html.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The report as a page. Every number is one of {@code report.json}, or of a file that another
 * command wrote.
 */
final class HtmlReport {

  private HtmlReport() {}

  /** Makes the page; sections that would say nothing are left out. */
  static Page of(PageFacts facts) {
    List<Section> sections =
        Stream.of(
                SystemSections.ranking(facts),
                WinRateSections.rates(facts),
                WinRateSections.outcomes(facts),
                WinRateSections.certainty(facts),
                JudgeSections.judge(facts),
                JudgeSections.answers(facts),
                JudgeSections.again(facts),
                FindingSections.human(facts),
                FindingSections.sizes(facts),
                SystemSections.culture(facts),
                ExampleSection.of(facts),
                Optional.of(PageProvenance.of(facts)))
            .flatMap(Optional::stream)
            .toList();
    return new Page(
        "Evaluation report",
        PageOpening.of(facts),
        sections,
        "Written by mdaq "
            + facts.manifest().software().mdaq()
            + ". The same numbers are in report.json, and as a table in report.csv.");
  }
}
