// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.code;
import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import io.mdaq.core.scorer.calibration.Reliability;
import io.mdaq.core.scorer.calibration.ScorerCalibration;
import io.mdaq.core.text.MarkdownText;
import io.mdaq.pipeline.facts.GroupFacts;
import io.mdaq.pipeline.facts.GroupFacts.ClusterFacts;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.manifest.CurationManifest.Counts;
import io.mdaq.pipeline.manifest.CurationManifest.ModelUse;
import io.mdaq.pipeline.record.RejectedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;

/** The run in words and tables, as Markdown. Every number comes from the manifest. */
public final class MarkdownReport {

  private final MarkdownText text = new MarkdownText();
  private final CurationManifest manifest;

  private MarkdownReport(CurationManifest manifest) {
    this.manifest = manifest;
  }

  /**
   * Writes the report.
   *
   * @param facts all that it says
   */
  public static String of(ReportFacts facts) {
    CurationManifest manifest = facts.manifest();
    MarkdownReport report = new MarkdownReport(manifest);
    if (facts.isOfBoosting()) {
      report.endsOfBoosting();
      BoostTable.write(report.text, facts);
      LanguageCheckTable.write(report.text, manifest);
    } else {
      report.ends();
      report.languages();
      LanguageCheckTable.write(report.text, manifest);
      NearDuplicateTable.write(report.text, manifest, facts.warnShare());
      BoostTable.write(report.text, facts);
      report.groups();
    }
    report.rejections(facts.rejected().first());
    report.calibrations();
    report.provenance();
    return report.text.toString();
  }

  private void ends() {
    Counts counts = manifest.counts();
    text.line("# Curation report");
    text.line("");
    text.line(
        "%,d of %,d samples were selected in %.1f s."
            .formatted(counts.selected(), counts.read(), manifest.seconds().total()));
    text.line("");
    text.table(List.of("end", "samples", "share"), "lrr");
    end("selected", counts.selected());
    end("not selected", counts.notSelected());
    end("duplicate", counts.duplicate());
    end("rejected", counts.rejected());
    text.row("all", count(counts.read()), percent(1));
    if (counts.replaced() > 0) {
      end("of all, rewritten by the booster before", counts.replaced());
    }
  }

  private void endsOfBoosting() {
    Counts counts = manifest.counts();
    text.line("# Boosting report");
    text.line("");
    text.line(
        "Of %,d samples %,d are in `selected/` as they came or rewritten, after %.1f s."
            .formatted(counts.read(), counts.selected(), manifest.seconds().total()));
    text.line("");
    text.table(List.of("end", "samples", "share"), "lrr");
    end("written", counts.selected());
    end("duplicate", counts.duplicate());
    end("rejected", counts.rejected());
    text.row("all", count(counts.read()), percent(1));
    end("of all, rewritten by the booster before", counts.replaced());
  }

  private void end(String name, long samples) {
    text.row(
        name, count(samples), percent((double) samples / Math.max(1, manifest.counts().read())));
  }

  private void languages() {
    SortedSet<String> stages = StageWords.stages(manifest);
    boolean revisions =
        manifest.languages().values().stream().anyMatch(row -> row.revisedSelected() > 0);
    text.heading("Languages");
    List<String> heads = new ArrayList<>(List.of("language", "samples", "duplicates", "selected"));
    stages.forEach(stage -> heads.add("by " + stage));
    heads.addAll(List.of("share before", "share after", "mean score", "mean score, selected"));
    if (revisions) {
      heads.add("revised among selected");
    }
    text.table(heads, "l" + "r".repeat(heads.size() - 1));
    manifest
        .languages()
        .forEach(
            (code, language) -> {
              List<String> cells = new ArrayList<>();
              cells.add(code);
              cells.add(count(language.samples()));
              cells.add(count(language.duplicates()));
              cells.add(count(language.selected()));
              stages.forEach(stage -> cells.add(count(language.stages().getOrDefault(stage, 0L))));
              cells.add(percent(language.shareBefore()));
              cells.add(percent(language.shareAfter()));
              cells.add(score(language.meanScore(), language.samples()));
              cells.add(score(language.meanScoreSelected(), language.selected()));
              if (revisions) {
                cells.add(
                    percent(
                        (double) language.revisedSelected() / Math.max(1, language.selected())));
              }
              text.row(cells.toArray(String[]::new));
            });
  }

  private void groups() {
    text.heading("Clusters");
    text.line(StageWords.explained(manifest));
    text.line("");
    text.table(
        List.of(
            "group",
            "candidates",
            "budget",
            "first stage",
            "diversity quota",
            "filled from clusters",
            "filled by score",
            "clusters",
            "iterations",
            "fit ended by",
            "inertia"),
        "lrrrrrrrrlr");
    manifest.groups().forEach(this::group);
  }

  private void group(String name, GroupFacts group) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    cells.add(count(group.candidates()));
    cells.add(count(group.budget()));
    cells.add(count(group.first()));
    cells.add(count(group.diversityQuota()));
    cells.add(
        group.diversityQuota() == 0
            ? "-"
            : count(group.diversity())
                + " ("
                + percent((double) group.diversity() / group.diversityQuota())
                + ")");
    cells.add(count(group.fill()));
    ClusterFacts clusters = group.clusters();
    if (clusters == null) {
      cells.addAll(List.of("-", "-", "-", "-"));
    } else {
      cells.add(
          clusters.count() < clusters.requested()
              ? count(clusters.count()) + " (of " + count(clusters.requested()) + " asked for)"
              : count(clusters.count()));
      cells.add(Integer.toString(clusters.iterations()));
      cells.add(clusters.stop().replace('_', ' '));
      cells.add(String.format(Locale.ROOT, "%.4f", clusters.inertia()));
    }
    text.row(cells.toArray(String[]::new));
  }

  private void rejections(List<RejectedLine> examples) {
    if (manifest.rejections().isEmpty()) {
      return;
    }
    text.heading("Rejected rows");
    text.table(List.of("reason", "rows"), "lr");
    manifest.rejections().forEach((reason, rows) -> text.row("`" + reason + "`", count(rows)));
    text.line("");
    text.line("The first ones (all of them are in `rejected/`):");
    text.line("");
    for (RejectedLine example : examples) {
      text.line(
          "- " + code(example.place()) + ": " + example.reason() + ", " + code(example.detail()));
    }
  }

  private void calibrations() {
    for (ModelUse model : manifest.models()) {
      if (model.calibration() != null) {
        calibration(model, model.calibration());
      }
    }
  }

  private void calibration(ModelUse scorer, ScorerCalibration calibration) {
    text.heading("Calibration of the scorer");
    text.line(
        "On pairs of raw and revised samples. Its confidence in a pair is the probability that it"
            + " gives to the side it prefers; the calibration error is how far that is from the share"
            + " it tells right. "
            + CalibrationSection.basis(scorer));
    text.line("");
    text.table(
        List.of(
            "language",
            "pairs",
            "mean confidence",
            "told right",
            "calibration error",
            "Brier score"),
        "lrrrrr");
    calibration.languages().forEach(this::reliability);
    reliability("all", calibration.total());
  }

  private void reliability(String language, Reliability row) {
    text.row(
        language,
        count(row.pairs()),
        percent(row.confidence()),
        percent(row.accuracy()),
        percent(row.calibrationError()),
        String.format(Locale.ROOT, "%.3f", row.brierScore()));
  }

  private void provenance() {
    text.heading("Provenance");
    text.table(List.of("what", "which"), "ll");
    text.row("mdaq", manifest.software().mdaq());
    text.row("engine", manifest.software().engine());
    text.row("Java", manifest.software().java() + ", " + manifest.software().platform());
    text.row("seed", Long.toString(manifest.seed()));
    manifest
        .models()
        .forEach(model -> text.row(model.role(), model.name() + ", SHA-256 " + model.sha256()));
    text.row("input files", count(manifest.inputs().size()) + " (hashes in `manifest.json`)");
    text.heading("Configuration");
    configuration("", manifest.config());
  }

  private void configuration(String prefix, Map<?, ?> values) {
    values.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
            configuration(prefix + key + ".", inner);
          } else {
            text.line("- `" + prefix + key + "`: " + code(String.valueOf(value)));
          }
        });
  }

  private static String score(double mean, long samples) {
    return samples == 0 ? "-" : String.format(Locale.ROOT, "%.3f", mean);
  }
}
