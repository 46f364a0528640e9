// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.pipeline.facts.GroupFacts;
import io.mdaq.pipeline.facts.GroupFacts.ClusterFacts;
import io.mdaq.pipeline.record.RejectedLine;
import io.mdaq.pipeline.run.CurationManifest.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The run in words and tables, as Markdown. Every number comes from the manifest. */
final class MarkdownReport {

  private final StringBuilder text = new StringBuilder();
  private final CurationManifest manifest;

  private MarkdownReport(CurationManifest manifest) {
    this.manifest = manifest;
  }

  /**
   * Writes the report.
   *
   * @param examples some rejected rows, as {@code rejected/} has them
   */
  static String of(CurationManifest manifest, List<RejectedLine> examples) {
    MarkdownReport report = new MarkdownReport(manifest);
    report.ends();
    report.languages();
    report.groups();
    report.rejections(examples);
    report.provenance();
    return report.text.toString();
  }

  private void ends() {
    Counts counts = manifest.counts();
    line("# Curation report");
    line("");
    line(
        "%,d of %,d samples were selected in %.1f s."
            .formatted(counts.selected(), counts.read(), manifest.seconds().total()));
    line("");
    table(List.of("end", "samples", "share"), "lrr");
    end("selected", counts.selected());
    end("not selected", counts.notSelected());
    end("duplicate", counts.duplicate());
    if (counts.replaced() > 0) {
      end("replaced by a boosted version", counts.replaced());
    }
    end("rejected", counts.rejected());
    row("all", count(counts.read()), percent(1));
  }

  private void end(String name, long samples) {
    row(name, count(samples), percent((double) samples / Math.max(1, manifest.counts().read())));
  }

  private void languages() {
    SortedSet<String> stages = new TreeSet<>();
    manifest.languages().values().forEach(language -> stages.addAll(language.stages().keySet()));
    boolean revisions =
        manifest.languages().values().stream().anyMatch(row -> row.revisedSelected() > 0);
    line("");
    line("## Languages");
    line("");
    List<String> heads = new ArrayList<>(List.of("language", "samples", "duplicates", "selected"));
    stages.forEach(stage -> heads.add("by " + stage));
    heads.addAll(List.of("share before", "share after", "mean score", "mean score, selected"));
    if (revisions) {
      heads.add("revised among selected");
    }
    table(heads, "l" + "r".repeat(heads.size() - 1));
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
              row(cells.toArray(String[]::new));
            });
  }

  private void groups() {
    line("");
    line("## Clusters");
    line("");
    line(
        "The diversity quota is filled with the best sample of clusters that the best-scored samples"
            + " left uncovered; where there are too few such clusters, the rest is filled by score"
            + " (stage `fill`).");
    line("");
    table(
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
    row(cells.toArray(String[]::new));
  }

  private void rejections(List<RejectedLine> examples) {
    if (manifest.rejections().isEmpty()) {
      return;
    }
    line("");
    line("## Rejected rows");
    line("");
    table(List.of("reason", "rows"), "lr");
    manifest.rejections().forEach((reason, rows) -> row("`" + reason + "`", count(rows)));
    line("");
    line("The first ones (all of them are in `rejected/`):");
    line("");
    for (RejectedLine example : examples) {
      line("- " + code(example.place()) + ": " + example.reason() + ", " + code(example.detail()));
    }
  }

  private void provenance() {
    line("");
    line("## Provenance");
    line("");
    table(List.of("what", "which"), "ll");
    row("mdaq", manifest.software().mdaq());
    row("engine", manifest.software().engine());
    row("Java", manifest.software().java() + ", " + manifest.software().platform());
    row("seed", Long.toString(manifest.seed()));
    manifest
        .models()
        .forEach(model -> row(model.role(), model.name() + ", SHA-256 " + model.sha256()));
    row("input files", count(manifest.inputs().size()) + " (hashes in `manifest.json`)");
    line("");
    line("## Configuration");
    line("");
    configuration("", manifest.config());
  }

  private void configuration(String prefix, Map<?, ?> values) {
    values.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
            configuration(prefix + key + ".", inner);
          } else {
            line("- `" + prefix + key + "`: " + code(String.valueOf(value)));
          }
        });
  }

  private void table(List<String> heads, String alignment) {
    row(heads.toArray(String[]::new));
    String[] rules = new String[heads.size()];
    for (int i = 0; i < rules.length; i++) {
      rules[i] = alignment.charAt(i) == 'r' ? "---:" : "---";
    }
    row(rules);
  }

  private void row(String... cells) {
    text.append('|');
    for (String cell : cells) {
      text.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    text.append('\n');
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String score(double mean, long samples) {
    return samples == 0 ? "-" : String.format(Locale.ROOT, "%.3f", mean);
  }

  /** User data, shown as it is: inside a code span nothing is markup. */
  private static String code(String text) {
    String fence = "`";
    while (text.contains(fence)) {
      fence += "`";
    }
    boolean padded = text.startsWith("`") || text.endsWith("`");
    return padded ? fence + " " + text + " " + fence : fence + text + fence;
  }
}
