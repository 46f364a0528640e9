// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.ReportConfig;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.culture.CultureInput;
import io.mdaq.eval.diagnostics.AnswerCheck;
import io.mdaq.eval.imports.Recording;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.response.ResponseSet;
import io.mdaq.eval.result.ResultFolder;
import io.mdaq.eval.statistics.Bootstrap;
import io.mdaq.eval.winrate.Asking;
import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.Funnel;
import io.mdaq.eval.winrate.Tallies;
import io.mdaq.eval.winrate.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A run of {@code report}: reads recordings of judgements and writes a folder about them. */
public final class ReportRun {

  private static final String NO_ENGINE = "none";
  private static final String MARKDOWN = "report.md";
  private static final String CSV = "report.csv";
  private static final String JSON = "report.json";
  private static final String HTML = "report.html";
  private static final Set<String> OWN = Set.of(MARKDOWN, CSV, JSON, HTML, ResultFolder.MANIFEST);

  private final ReportConfig config;
  private final Map<String, Object> settings;
  private final List<Recording> recordings;
  private final List<Recording> sentinels;
  private final CultureInput culture;
  private final Findings findings;
  private final ResultFolder folder;

  private ReportRun(
      ReportConfig config,
      Map<String, Object> settings,
      List<Recording> recordings,
      List<Recording> sentinels,
      CultureInput culture,
      Findings findings,
      ResultFolder folder) {
    this.config = config;
    this.settings = settings;
    this.recordings = recordings;
    this.sentinels = sentinels;
    this.culture = culture;
    this.findings = findings;
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
    ResultFolder folder = ResultFolder.of(config.output(), OWN);
    List<Recording> recordings = open("input.paths", inputs, config);
    List<Recording> sentinels =
        open("statistics.sentinels", config.statistics().sentinels(), config);
    CultureInput culture = CultureInput.open(config.culture());
    Findings findings = Findings.read(config.findings());
    return new ReportRun(config, settings, recordings, sentinels, culture, findings, folder);
  }

  private static List<Recording> open(String key, List<String> paths, ReportConfig config) {
    List<Recording> recordings = new ArrayList<>();
    for (String path : paths) {
      try {
        recordings.add(Recording.open(Located.path(path), config.language()));
      } catch (InvalidPathException e) {
        throw UserException.usage(
            "%s: %s is no path: %s.".formatted(key, Excerpt.of(path), e.getReason()));
      }
    }
    return recordings;
  }

  /** What would be read and written, a line each. */
  public List<String> plan() {
    List<String> plan = new ArrayList<>();
    recordings.forEach(recording -> plan.add(plan(recording, "")));
    sentinels.forEach(sentinel -> plan.add(plan(sentinel, ", as sentinels")));
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
    plan.add("Would write %s.".formatted(Excerpt.escape(Located.name(folder.path()))));
    return plan;
  }

  private static String plan(Recording recording, String use) {
    return "Would read %s: %s%s, %,d bytes."
        .formatted(
            Excerpt.escape(recording.path().toString()),
            recording.describe(),
            use,
            size(recording.data()));
  }

  /**
   * Reads, counts and writes; the manifest comes last.
   *
   * @throws UserException where an input cannot be understood, or the output not written
   */
  public EvaluationReport execute() {
    List<ContestReport> contests = new ArrayList<>();
    List<ContestData> read = new ArrayList<>();
    List<FileHash> inputs = new ArrayList<>();
    List<Path> places = culture.systems().values().stream().map(ResponseSet::file).toList();
    for (Recording recording : recordings) {
      for (ContestData data : ContestData.read(recording, places, this::examples)) {
        read.add(data);
        contests.add(contestReport(data, recording.notes()));
      }
      inputs.add(hash(recording.data()));
    }
    List<ContestData> earlier = new ArrayList<>();
    for (Recording sentinel : sentinels) {
      earlier.addAll(ContestData.read(sentinel, List.of()));
      inputs.add(hash(sentinel.data()));
    }
    Bootstrap bootstrap = new Bootstrap(config.statistics().draws(), config.statistics().seed());
    culture.systems().values().forEach(responses -> inputs.add(hash(responses.file())));
    culture.shortQuestions().forEach(set -> inputs.addAll(set.facts().files()));
    findings.files().forEach(file -> inputs.add(hash(file)));
    EvaluationReport report =
        new EvaluationReport(
            contests,
            SystemRankings.of(read, bootstrap),
            JudgedAgain.of(read, earlier, bootstrap),
            culture.count());
    folder.begin();
    folder.write(MARKDOWN, MarkdownReport.of(report));
    folder.write(CSV, CsvReport.of(report));
    folder.writeJson(JSON, report);
    ReportManifest manifest = manifest(inputs, contests);
    PageFacts facts =
        PageFacts.of(
            report,
            read.stream().map(data -> data.examples().known()).toList(),
            manifest,
            findings);
    folder.write(HTML, HtmlReport.of(facts)::write);
    folder.writeJson(ResultFolder.MANIFEST, manifest);
    return report;
  }

  private ContestExamples examples(List<Comparison> comparisons) {
    return ContestExamples.draw(comparisons, config.statistics().seed());
  }

  private ContestReport contestReport(ContestData data, List<String> notes) {
    Contest contest = data.contest();
    Tallies tallies = data.tallies();
    Tally all = Tallies.pooled(tallies.strata().values());
    Map<Asking, Map<Verdict, Long>> verdicts = new EnumMap<>(Asking.class);
    for (Asking asking : Asking.values()) {
      Map<Verdict, Long> counts = all.verdicts(asking);
      if (counts.values().stream().anyMatch(count -> count > 0)) {
        verdicts.put(asking, counts);
      }
    }
    ReportRows.Made made = ReportRows.of(data, tallies, config);
    List<ReportRow> rows = made.rows();
    List<AnswerCheck> answers = data.answers().checks();
    List<String> warnings =
        new ArrayList<>(
            ReportWarnings.of(contest, all.funnel(), verdicts, rows, config.fewSamples()));
    warnings.addAll(DiagnosticWarnings.of(rows, answers));
    warnings.addAll(notes);
    return new ContestReport(
        contest, warnings, all.funnel(), verdicts, rows, made.spreads(), answers);
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

  private static FileHash hash(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return FileHash.of(Located.name(file), stream);
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
