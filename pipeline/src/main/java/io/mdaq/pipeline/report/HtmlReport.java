// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.html.Page;
import io.mdaq.core.html.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The run as a page. Every count comes from the manifest or from the ledger behind it. */
public final class HtmlReport {

  private HtmlReport() {}

  /** Makes the page; sections that would say nothing are left out. */
  public static Page of(ReportFacts facts) {
    List<Section> sections =
        (facts.isOfBoosting() ? ofBoosting(facts) : ofCuration(facts))
            .flatMap(Optional::stream)
            .toList();
    return new Page(
        facts.isOfBoosting() ? "Boosting report" : "Curation report",
        facts.isOfBoosting()
            ? BoostOpening.of(facts, facts.boosting().orElseThrow())
            : Opening.of(facts),
        sections,
        "Written by mdaq "
            + facts.manifest().software().mdaq()
            + ". The same run in numbers is in manifest.json, row by row in ledger/.");
  }

  private static Stream<Optional<Section>> ofCuration(ReportFacts facts) {
    return Stream.of(
        LanguageSection.of(facts),
        ScoreSection.of(facts),
        ClusterSection.of(facts),
        LengthSection.of(facts),
        LanguageCheckSection.of(facts),
        DuplicateSection.of(facts),
        BoostSection.of(facts),
        RevisionSection.of(facts),
        RejectionSection.of(facts),
        SampleSection.of(facts),
        CalibrationSection.of(facts),
        ProvenanceSection.configuration(facts),
        ProvenanceSection.provenance(facts),
        ProvenanceSection.time(facts));
  }

  /** Where everything is kept, there is no before and after of a selection. */
  private static Stream<Optional<Section>> ofBoosting(ReportFacts facts) {
    return Stream.of(
        BoostSection.of(facts),
        RevisionSection.of(facts),
        LanguageCheckSection.of(facts),
        DuplicateSection.of(facts),
        RejectionSection.of(facts),
        CalibrationSection.of(facts),
        ProvenanceSection.configuration(facts),
        ProvenanceSection.provenance(facts),
        ProvenanceSection.time(facts));
  }
}
