// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import gg.jte.Content;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Page;
import io.mdaq.core.html.Section;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.report.EvaluationReport;
import io.mdaq.eval.report.ReportRow;
import io.mdaq.eval.report.ReportRow.Resampling;
import io.mdaq.eval.study.StudyContest;
import io.mdaq.eval.study.StudyPlan;
import io.mdaq.pipeline.boost.BoostSummary;
import io.mdaq.pipeline.manifest.CurationManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page that leads to all that the demo wrote.
 *
 * @param folder the demo's
 * @param plan what was compared
 * @param curation what was selected, and what became of the booster's replies
 * @param evaluation what came out
 */
record DemoIndex(
    Path folder, StudyPlan plan, CurationManifest curation, EvaluationReport evaluation) {

  private static final String NAME = "index.html";
  private static final String CURATED = "curated/report.html";
  private static final String REPORT = "report/report.html";

  private static final String WHAT_IT_SHOWS =
      "Models of a million parameters that were trained for seconds write no sensible answers: the"
          + " demo shows that every step works and what the reports look like, and the win rates"
          + " say nothing of what curation is worth.";

  /**
   * Reads what a finished demo wrote.
   *
   * @throws UserException where a file cannot be read
   */
  static DemoIndex read(Path folder, StudyPlan plan) {
    return new DemoIndex(
        folder,
        plan,
        read(folder.resolve("curated/manifest.json"), CurationManifest.class),
        read(folder.resolve("report/report.json"), EvaluationReport.class));
  }

  /** The end of the demo, for a terminal. */
  List<String> lines() {
    return List.of(
        "Done. Open " + folder.resolve(NAME) + " in a browser; it leads to",
        "  " + folder.resolve(CURATED) + "   what was selected, and why",
        "  " + folder.resolve(REPORT) + "    whose answers are better, and how sure that is",
        "",
        boosting(),
        WHAT_IT_SHOWS);
  }

  /** Writes the page into the demo's folder. */
  void write() {
    Path file = folder.resolve(NAME);
    Page page =
        new Page(
            "mdaq demo",
            opening(),
            List.of(
                new Section("reports", "The two reports", reports()),
                new Section("results", "What came out", results()),
                new Section("boosting", "Rewriting poor samples", paragraph("note", boosting())),
                new Section("more", "What else is here", more()),
                new Section("next", "With your own data", next())),
            "Written by mdaq " + SoftwareVersions.mdaqVersion() + ".");
    try {
      WholeFile.write(file, page::write);
    } catch (IOException e) {
      throw UserException.failed(
          file + ": cannot be written: " + e + ". Check the disk and the permissions.", e);
    }
  }

  private Content opening() {
    CurationManifest.Counts counts = curation.counts();
    return Cell.of(
        paragraph(
            "headline",
            "%s of %s samples selected, %d small models compared"
                .formatted(
                    MarkdownText.count(counts.selected()),
                    MarkdownText.count(counts.read()),
                    plan.models().size())),
        paragraph("sub", WHAT_IT_SHOWS));
  }

  private static Content reports() {
    return list(
        Cell.of(link(CURATED, "Curation"), Cell.text(": what was selected, and why")),
        Cell.of(link(REPORT, "Evaluation"), Cell.text(": whose answers are better, how surely")));
  }

  private Content results() {
    DataTable table =
        new DataTable(
            "All languages and turns together, judged by the embedded scorer. 50 % is a draw.",
            List.of(
                Column.text("question"),
                Column.text("model"),
                Column.text("compared with"),
                Column.number("win rate"),
                Column.number("comparisons")));
    for (int i = 0; i < plan.contests().size(); i++) {
      StudyContest contest = plan.contests().get(i);
      for (ReportRow row : evaluation.contests().get(i).widestRows()) {
        table.row(
            Cell.text(contest.question()),
            Cell.text(contest.subject()),
            Cell.text(contest.baseline()),
            Optional.ofNullable(row.rate())
                .map(rate -> Cell.percent(rate.winRate()))
                .orElse(Cell.NONE),
            Cell.count(row.funnel().scored()));
      }
    }
    List<Content> parts = new ArrayList<>(List.of(table));
    Resampling.reasons(
            evaluation.contests().stream()
                .flatMap(contest -> contest.widestRows().stream())
                .toList())
        .forEach(reason -> parts.add(paragraph("note", reason)));
    return Cell.of(parts.toArray(Content[]::new));
  }

  /** What became of the booster's replies, in a sentence or two. */
  private String boosting() {
    BoostSummary.Language all =
        Optional.ofNullable(curation.boosting())
            .map(facts -> facts.total())
            .orElse(BoostSummary.NONE.total());
    if (all.candidates() == 0) {
      return "No sample was shown to the booster.";
    }
    long kept = all.candidates() - all.replaced();
    String sentence =
        "Of %d poor samples that the booster was to rewrite, %d were replaced by what it wrote"
            .formatted(all.candidates(), all.replaced());
    if (kept == 0) {
      return sentence + ".";
    }
    String reasons =
        all.kept().entrySet().stream()
            .map(reason -> reason.getKey() + " " + MarkdownText.count(reason.getValue()))
            .collect(Collectors.joining(", "));
    return sentence
        + ", and %d stayed as they were (%s): every reply is checked, and so small a booster has not"
            .formatted(kept, reasons)
        + " learned the form of one.";
  }

  private static Content more() {
    return list(
        Cell.of(
            link("study.md", "study.md"), Cell.text(": the study in tables, with all its models")),
        Cell.of(
            link("booster/evaluation.md", "booster/evaluation.md"),
            Cell.text(": what the booster has learned, on revisions that were held out")),
        Cell.text("curated/selected/: the selected rows, ready to train on"),
        Cell.text("curated/ledger/: what became of every sample, one line each"),
        Cell.text("models/, responses/, judgements/: what was trained, answered and judged"),
        Cell.text("data/: the sample data, which you may use as you like (CC0)"));
  }

  private static Content next() {
    return Cell.of(
        paragraph("note", "The same with data of yours and a real model:"),
        paragraph("code", "./mdaq curate --input 'data/*.json' --output out/curated"),
        paragraph(
            "code",
            "./mdaq study --input 'data/*.json' --base models/Qwen2-0.5B --prompts embedded"
                + " --output out/study --dry-run"));
  }

  private static Content list(Content... items) {
    return output -> {
      output.writeContent("<ul>");
      for (Content item : items) {
        output.writeContent("<li>");
        item.writeTo(output);
        output.writeContent("</li>");
      }
      output.writeContent("</ul>");
    };
  }

  private static Content link(String href, String text) {
    return output -> {
      output.writeContent("<a href=\"" + href + "\">");
      output.writeUserContent(text);
      output.writeContent("</a>");
    };
  }

  private static Content paragraph(String style, String text) {
    return output -> {
      output.writeContent("<p class=\"" + style + "\">");
      output.writeUserContent(text);
      output.writeContent("</p>");
    };
  }

  private static <T> T read(Path file, Class<T> type) {
    try (InputStream stream = Files.newInputStream(file)) {
      return JsonFile.read(stream, type);
    } catch (IOException e) {
      throw UserException.failed(
          file + ": cannot be read: " + e.getMessage() + ". Remove its folder to make it again.",
          e);
    }
  }
}
