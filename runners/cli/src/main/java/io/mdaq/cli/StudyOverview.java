// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.json.JsonObject;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.dataset.SetCounts;
import io.mdaq.eval.report.ContestReport;
import io.mdaq.eval.report.EvaluationReport;
import io.mdaq.eval.report.ReportRow;
import io.mdaq.eval.report.ReportRow.Resampling;
import io.mdaq.eval.sah.SahMarkdown;
import io.mdaq.eval.sah.SahReport;
import io.mdaq.eval.study.StudyContest;
import io.mdaq.eval.study.StudyModel;
import io.mdaq.eval.study.StudyPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The page that a reader opens first: what was compared, and what came out of it. */
record StudyOverview(StudyFolder folder, StudyPlan plan, Optional<SahReport> sizes) {

  private static final String NAME = "study.md";
  private static final long LARGEST_MANIFEST = 1 << 26;

  /** Writes {@code study.md}. */
  void write() {
    StringBuilder page = new StringBuilder("# Study\n\n## Is it better?\n\n");
    results(page);
    page.append("\nLanguage by language, with all counts and examples: report/report.html.\n");
    sizes.ifPresent(report -> page.append(SahMarkdown.of(report)));
    page.append("\n## Models\n\n");
    models(page);
    page.append("\n## Training sets\n\n");
    sets(page);
    Path file = folder.of(NAME);
    try {
      WholeFile.write(
          file, stream -> stream.write(page.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw UserException.failed(
          file + ": cannot be written: " + e + ". Check the disk and the permissions.", e);
    }
  }

  private void results(StringBuilder page) {
    List<ContestReport> reports =
        read(StudyCommands.REPORT + "/report.json", EvaluationReport.class).contests();
    page.append(
        "| question | subject | baseline | asked about | win rate | 95 % interval | scored |\n");
    page.append("| --- | --- | --- | --- | ---: | --- | ---: |\n");
    for (int i = 0; i < plan.contests().size(); i++) {
      StudyContest contest = plan.contests().get(i);
      for (ReportRow row : reports.get(i).widestRows()) {
        page.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %,d of %,d |%n",
                contest.question(),
                contest.subject(),
                contest.baseline(),
                row.dimension(),
                rate(row),
                interval(row),
                row.funnel().scored(),
                row.funnel().questions()));
      }
    }
    Resampling.reasons(reports.stream().flatMap(report -> report.widestRows().stream()).toList())
        .forEach(reason -> page.append('\n').append(reason).append('\n'));
    notes(reports, page);
  }

  /** What holds for all comparisons once; the rest with whose it is. */
  private void notes(List<ContestReport> reports, StringBuilder page) {
    List<String> shared =
        reports.stream()
            .flatMap(report -> report.warnings().stream())
            .distinct()
            .filter(note -> reports.stream().allMatch(report -> report.warnings().contains(note)))
            .toList();
    shared.forEach(note -> page.append("\nNote. ").append(note).append('\n'));
    for (int i = 0; i < reports.size(); i++) {
      StudyContest contest = plan.contests().get(i);
      reports.get(i).warnings().stream()
          .filter(note -> !shared.contains(note))
          .forEach(
              note ->
                  page.append(
                      "\nNote on %s against %s. %s\n"
                          .formatted(contest.subject(), contest.baseline(), note)));
    }
  }

  private static String rate(ReportRow row) {
    ReportRow.Rate rate = row.rate();
    return rate == null ? "none" : String.format(Locale.ROOT, "%.1f %%", 100 * rate.winRate());
  }

  private static String interval(ReportRow row) {
    ReportRow.Rate rate = row.rate();
    if (rate == null || rate.interval() == null) {
      return "none";
    }
    return String.format(
        Locale.ROOT, "%.1f to %.1f %%", 100 * rate.interval().low(), 100 * rate.interval().high());
  }

  private void models(StringBuilder page) {
    page.append(
        "| model | training set | seed | rows used | steps | loss at first | loss at last |\n");
    page.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
    for (StudyModel model : plan.models()) {
      JsonObject manifest =
          JsonObject.read(
              folder.of(StudyCommands.model(model.name())).resolve("manifest.json"),
              LARGEST_MANIFEST);
      JsonObject training = manifest.requireObject("training");
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %,d | %,d | %.4f | %.4f |%n",
              model.name(),
              model.set(),
              model.seed(),
              manifest.requireObject("sequences").requireInteger("count"),
              training.requireInteger("steps"),
              training.requireNumber("first_loss"),
              training.requireNumber("last_loss")));
    }
  }

  private void sets(StringBuilder page) {
    page.append(
        "| set | language | rows | left out: is a prompt | left out: shares a run of words |\n");
    page.append("| --- | --- | ---: | ---: | ---: |\n");
    for (SetCounts set :
        read(StudyCommands.SETS + "/manifest.json", StudySets.Manifest.class).sets()) {
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %,d | %,d | %,d |%n",
              set.set(),
              set.language(),
              set.rows(),
              set.overlapExact(),
              set.overlapRun()));
    }
  }

  private <T> T read(String name, Class<T> type) {
    Path file = folder.of(name);
    try (InputStream stream = Files.newInputStream(file)) {
      return JsonFile.read(stream, type);
    } catch (IOException e) {
      throw UserException.failed(file + ": cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
