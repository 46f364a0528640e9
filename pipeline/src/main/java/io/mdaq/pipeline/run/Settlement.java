// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.config.CorpusConfig;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.html.Page;
import io.mdaq.core.ledger.LedgerProfile;
import io.mdaq.core.ledger.LedgerSummary;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.pipeline.CurationSettings;
import io.mdaq.pipeline.boost.BoostProfile;
import io.mdaq.pipeline.examples.RunExamples;
import io.mdaq.pipeline.facts.RunFacts;
import io.mdaq.pipeline.files.InputFiles;
import io.mdaq.pipeline.files.OutputFolder;
import io.mdaq.pipeline.manifest.BoostFacts;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.manifest.LanguageRow;
import io.mdaq.pipeline.report.HtmlReport;
import io.mdaq.pipeline.report.MarkdownReport;
import io.mdaq.pipeline.report.RejectedExamples;
import io.mdaq.pipeline.report.ReportFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.apache.beam.sdk.util.ReleaseInfo;

/**
 * What is done between the end of a job and the commit: its ledger is read back and held against
 * the readers' tally, and the reports and the manifest are made of it.
 *
 * @param engine by name
 */
record Settlement(
    CorpusConfig config,
    Map<String, Object> effectiveConfig,
    String engine,
    InputFiles inputs,
    OutputFolder output,
    CurationSettings settings) {

  /**
   * Checks the job's output and writes the reports.
   *
   * @param hashes of the inputs
   * @param busySeconds in each stage
   * @param start of the run, as {@link System#nanoTime} has it
   * @return the manifest, which is not written yet
   */
  CurationManifest settle(
      RunNotes notes, InputHashes hashes, SortedMap<String, Double> busySeconds, long start)
      throws IOException {
    // A worker that was killed while it wrote leaves such a file; another one wrote it anew.
    output.removePartialFiles();
    inputs.requireUnchanged();
    notes.doing("checking the ledger");
    RunFacts facts;
    try (InputStream stream = output.open(RunFacts.FILE)) {
      facts = JsonFile.read(stream, RunFacts.class);
    }
    SortedMap<String, Long> selected = WrittenRows.of(output, OutputFolder.SELECTED);
    LedgerAudit.Audited audited = LedgerAudit.of(output, facts.read(), selected);
    LedgerSummary ledger = audited.summary();
    BoostAudit.Audited boosted = BoostAudit.of(output, ledger);
    CurationManifest manifest =
        new CurationManifest(
            config.command().command(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            SoftwareVersions.here(
                "%s, Beam %s".formatted(engine, ReleaseInfo.getReleaseInfo().getVersion())),
            config.seed(),
            effectiveConfig,
            hashes.join(),
            ModelUses.of(config, settings.models()),
            CurationManifest.Counts.of(ledger),
            selected,
            ledger.rejections(),
            LanguageRow.table(ledger),
            settings
                .boost()
                .map(b -> BoostFacts.of(b, boosted.account(), boosted.summary()))
                .orElse(null),
            facts.groups(),
            CurationManifest.Seconds.since(start, busySeconds));
    writeReports(manifest, audited.profile(), boosted.profile());
    return manifest;
  }

  private void writeReports(CurationManifest manifest, LedgerProfile profile, BoostProfile boosted)
      throws IOException {
    OptionalDouble warnShare =
        config instanceof CurateConfig curate
            ? curate.nearDuplicates().reportedAbove()
            : OptionalDouble.empty();
    RunExamples examples = RunExamples.NONE;
    if (!output.files(RunExamples.FILE).isEmpty()) {
      try (InputStream stream = output.open(RunExamples.FILE)) {
        examples = JsonFile.read(stream, RunExamples.class);
      }
    }
    ReportFacts facts =
        new ReportFacts(
            manifest, profile, boosted, examples, RejectedExamples.of(output), warnShare);
    String words = MarkdownReport.of(facts);
    output.writeWhole(
        OutputFolder.REPORT, stream -> stream.write(words.getBytes(StandardCharsets.UTF_8)));
    Page page = HtmlReport.of(facts);
    output.writeWhole(OutputFolder.PAGE, page::write);
  }

  /** Writes the manifest, from which on the output is finished. */
  void commit(CurationManifest manifest) throws IOException {
    output.removeFolder(OutputFolder.RUN_FACTS);
    output.commit(stream -> JsonFile.write(stream, manifest));
  }
}
