// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import gg.jte.Content;
import io.mdaq.core.html.Bars;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.Chart;
import io.mdaq.core.html.Chart.Series;
import io.mdaq.core.html.Chart.View;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Tone;
import io.mdaq.pipeline.boost.BoostProfile;
import io.mdaq.pipeline.boost.BoostSummary.Language;
import io.mdaq.pipeline.boost.BoostSummary.Tally;
import io.mdaq.pipeline.manifest.BoostFacts;
import io.mdaq.pipeline.report.DistributionView.Small;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToLongFunction;

/** How scores shifted, and how far revisions are from their originals. */
final class BoostCharts {

  private BoostCharts() {}

  /** Scores before and after by language; empty where nothing was replaced. */
  static Optional<Content> scores(BoostProfile boosted, BoostFacts facts) {
    if (boosted.shifts().isEmpty()) {
      return Optional.empty();
    }
    List<View> views = new ArrayList<>();
    List<Small> small = new ArrayList<>();
    DataTable table =
        new DataTable(
            "Mean scores of replaced candidates and of what took their places.",
            List.of(
                Column.text("language"),
                Column.number("replaced"),
                Column.number("before"),
                Column.number("after"),
                Column.number("difference")));
    boosted
        .shifts()
        .forEach(
            (code, shift) -> {
              Distribution scores = Distribution.ofShift(shift);
              views.add(scores.view(PageTemplates.nameOf(code), "score, from"));
              small.add(Small.of(code, scores, "Scores of what was replaced"));
              Language row = Objects.requireNonNull(facts.languages().get(code));
              table.row(
                  Cell.text(PageTemplates.nameOf(code)),
                  Cell.count(row.replaced()),
                  Cell.text(BoostWords.mean(row.scoreBefore(), row.replaced())),
                  Cell.text(BoostWords.mean(row.scoreAfter(), row.replaced())),
                  Cell.text(BoostWords.mean(row.scoreAfter() - row.scoreBefore(), row.replaced())));
            });
    Chart chart =
        new Chart(
            "Distribution of the scores before and after, in percent of what was replaced.",
            Chart.Kind.STEPS,
            views,
            table);
    return Optional.of(
        new DistributionView(
                "Grey is before, blue is after. Each drawing has a scale of its own; its outermost"
                    + " bins take in the outliers.",
                chart,
                "All languages",
                small)
            .content());
  }

  /** Edit distances in ranges that double; empty where no revision could be read. */
  static Optional<Content> distances(BoostFacts facts) {
    SortedMap<Integer, Tally> all = facts.total().editDistances();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<View> views = new ArrayList<>();
    views.add(view("all languages", all));
    facts
        .languages()
        .forEach(
            (code, row) -> {
              if (!row.editDistances().isEmpty()) {
                views.add(view(PageTemplates.nameOf(code), row.editDistances()));
              }
            });
    long most = all.values().stream().mapToLong(Tally::revisions).max().orElseThrow();
    DataTable table =
        new DataTable(
            BoostWords.EDIT_DISTANCES,
            List.of(
                Column.text("edit distance"),
                Column.number("revisions"),
                Column.number("of them accepted"),
                Column.text("revisions and accepted")));
    all.forEach(
        (digits, tally) ->
            table.row(
                Cell.text(BoostWords.range(digits)),
                Cell.count(tally.revisions()),
                Cell.count(tally.replaced()),
                new Bars(
                    List.of((double) tally.revisions() / most, (double) tally.replaced() / most),
                    List.of(Tone.BASE, Tone.MAIN))));
    return Optional.of(
        new Chart(
            "Edit distance of revisions, and of those that were accepted.",
            Chart.Kind.BARS,
            views,
            table));
  }

  private static View view(String name, SortedMap<Integer, Tally> distances) {
    List<Integer> digits = new ArrayList<>();
    for (int i = distances.firstKey(); i <= distances.lastKey(); i++) {
      digits.add(i);
    }
    return new View(
        name,
        digits.stream().map(BoostWords::range).toList(),
        "edit distance in code points",
        "",
        List.of(
            new Series("revisions", Tone.BASE, values(distances, digits, Tally::revisions)),
            new Series("accepted", Tone.MAIN, values(distances, digits, Tally::replaced))));
  }

  private static double[] values(
      SortedMap<Integer, Tally> distances, List<Integer> digits, ToLongFunction<Tally> which) {
    return digits.stream()
        .mapToDouble(bits -> which.applyAsLong(distances.getOrDefault(bits, new Tally(0, 0))))
        .toArray();
  }
}
