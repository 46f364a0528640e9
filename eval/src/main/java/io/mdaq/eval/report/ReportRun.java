// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.config.ReportConfig;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.culture.CultureInput;
import io.mdaq.eval.imports.Recording;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.winrate.Asking;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.Funnel;
import io.mdaq.eval.winrate.Tallies;
import io.mdaq.eval.winrate.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run of {@code report}: reads recordings of judgements and writes a folder about them. */
public final class ReportRun {

  private static final String NO_ENGINE = "none";

  private final ReportConfig config;
  private final Map<String, Object> settings;
  private final List<Recording> recordings;
  private final CultureInput culture;
  private final ReportFolder folder;

  private ReportRun(
      ReportConfig config,
      Map<String, Object> settings,
      List<Recording> recordings,
      CultureInput culture,
      ReportFolder folder) {
    this.config = config;
    this.settings = settings;
    this.recordings = recordings;
    this.culture = culture;
    this.folder = folder;
  }

  /**
   * Recognises the inputs and checks the output; writes nothing.
   *
   * @param settings the configuration as the manifest shows it
   * @throws UserException where an input is not known or the output cannot be written
   */
  public static ReportRun of(ReportConfig config, Map<String, Object> settings) {
    List<String> inputs = config.requireInputs();
    ReportFolder folder = ReportFolder.of(config.output());
    List<Recording> recordings = new ArrayList<>();
    for (String input : inputs) {
      try {
        recordings.add(Recording.open(Path.of(input), config.language()));
      } catch (InvalidPathException e) {
        throw UserException.usage(
            "input.paths: %s is no path: %s.".formatted(Excerpt.of(input), e.getReason()));
      }
    }
    CultureInput culture = CultureInput.open(config.culture());
    return new ReportRun(config, settings, recordings, culture, folder);
  }

  /** What would be read and written, a line each. */
  public List<String> plan() {
    List<String> plan = new ArrayList<>();
    for (Recording recording : recordings) {
      plan.add(
          "Would read %s: %s, %,d bytes."
              .formatted(
                  Excerpt.escape(recording.path().toString()),
                  recording.describe(),
                  size(recording.data())));
    }
    culture
        .systems()
        .forEach(
            (system, responses) ->
                plan.add(
                    "Would read %s: responses of %s, %,d bytes."
                        .formatted(
                            Excerpt.escape(responses.file().toString()),
                            Excerpt.of(system),
                            size(responses.file()))));
    plan.add("Would write %s.".formatted(Excerpt.escape(folder.path().toString())));
    return plan;
  }

  /**
   * Reads, counts and writes; the manifest comes last.
   *
   * @throws UserException where an input cannot be understood, or the output not written
   */
  public EvaluationReport execute() {
    List<ContestReport> contests = new ArrayList<>();
    List<FileHash> inputs = new ArrayList<>();
    for (Recording recording : recordings) {
      count(recording)
          .forEach(
              (contest, tallies) ->
                  contests.add(contestReport(contest, tallies, recording.notes())));
      inputs.add(hash(recording.data()));
    }
    culture.systems().values().forEach(responses -> inputs.add(hash(responses.file())));
    culture.shortQuestions().forEach(set -> inputs.addAll(set.facts().files()));
    EvaluationReport report = new EvaluationReport(contests, culture.count());
    folder.begin();
    folder.write(ReportFolder.MARKDOWN, utf8(MarkdownReport.of(report)));
    folder.write(ReportFolder.CSV, utf8(CsvReport.of(report)));
    folder.write(ReportFolder.JSON, stream -> JsonFile.write(stream, report));
    folder.write(
        ReportFolder.MANIFEST, stream -> JsonFile.write(stream, manifest(inputs, contests)));
    return report;
  }

  private static Map<Contest, Tallies> count(Recording recording) {
    Map<Contest, Tallies> contests = new LinkedHashMap<>();
    try {
      recording.read(
          (contest, comparison) ->
              contests.computeIfAbsent(contest, key -> new Tallies()).add(comparison));
    } catch (IOException e) {
      throw Recording.unreadable(recording.path(), e);
    }
    return contests;
  }

  private ContestReport contestReport(Contest contest, Tallies tallies, List<String> notes) {
    Tally all = Tallies.pooled(tallies.strata().values());
    Map<Asking, Map<Verdict, Long>> verdicts = new EnumMap<>(Asking.class);
    for (Asking asking : Asking.values()) {
      Map<Verdict, Long> counts = all.verdicts(asking);
      if (counts.values().stream().anyMatch(count -> count > 0)) {
        verdicts.put(asking, counts);
      }
    }
    List<ReportRow> rows = ReportRows.of(tallies, config.fewSamples());
    List<String> warnings =
        new ArrayList<>(
            ReportWarnings.of(contest, all.funnel(), verdicts, rows, config.fewSamples()));
    warnings.addAll(notes);
    return new ContestReport(contest, warnings, all.funnel(), verdicts, rows);
  }

  private ReportManifest manifest(List<FileHash> inputs, List<ContestReport> contests) {
    return new ReportManifest(
        "report",
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        SoftwareVersions.here(NO_ENGINE),
        settings,
        inputs,
        contests.stream()
            .map(ContestReport::funnel)
            .reduce(new Funnel(0, 0, 0, 0, 0), Funnel::plus));
  }

  private static WholeFile.Content utf8(String text) {
    return stream -> stream.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static FileHash hash(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return FileHash.of(file.toString(), stream);
    } catch (IOException e) {
      throw Recording.unreadable(file, e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw Recording.unreadable(file, e);
    }
  }
}
