// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.Chart;
import io.mdaq.core.html.Chart.View;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.pipeline.report.DistributionView.Small;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the scores lie in each language, before and after. */
final class ScoreSection {

  private static final int DECIMALS = 3;

  private ScoreSection() {}

  static Optional<Section> of(ReportFacts facts) {
    List<View> views = new ArrayList<>();
    List<Small> small = new ArrayList<>();
    facts
        .profile()
        .languages()
        .forEach(
            (code, profile) -> {
              if (!profile.scores().isEmpty()) {
                Distribution scores = Distribution.ofScores(profile);
                views.add(scores.view(PageTemplates.nameOf(code), "score, from"));
                small.add(Small.of(code, scores, "Scores"));
              }
            });
    if (views.isEmpty()) {
      return Optional.empty();
    }
    Chart chart =
        new Chart(
            "Distribution of the scores of all candidates and of the selected, in percent of each.",
            Chart.Kind.STEPS,
            views,
            table(facts));
    return Optional.of(
        new Section(
            "scores",
            "Scores",
            new DistributionView(
                    "Scores compare within a language, not between languages. Each drawing has a"
                        + " scale of its own; its outermost bins take in the outliers.",
                    chart,
                    "All languages",
                    small)
                .content()));
  }

  private static DataTable table(ReportFacts facts) {
    DataTable table =
        new DataTable(
            "Mean scores by language, without duplicates.",
            List.of(
                Column.text("language"),
                Column.number("candidates"),
                Column.number("mean score"),
                Column.number("selected"),
                Column.number("mean score, selected")));
    facts
        .manifest()
        .languages()
        .forEach(
            (code, row) -> {
              long candidates = row.samples() - row.duplicates();
              table.row(
                  Cell.text(PageTemplates.nameOf(code)),
                  Cell.count(candidates),
                  score(row.meanScore(), candidates),
                  Cell.count(row.selected()),
                  score(row.meanScoreSelected(), row.selected()));
            });
    return table;
  }

  private static Content score(double mean, long samples) {
    return samples == 0 ? Cell.NONE : Cell.decimal(mean, DECIMALS);
  }
}
