// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.Chart;
import io.mdaq.core.html.Chart.View;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.pipeline.examples.LanguageExamples;
import io.mdaq.pipeline.examples.LengthCounts;
import io.mdaq.pipeline.report.DistributionView.Small;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** How long instructions and responses are, before and after. */
final class LengthSection {

  private static final String AXIS = "characters, from";

  private LengthSection() {}

  static Optional<Section> of(ReportFacts facts) {
    SortedMap<String, LanguageExamples> languages = facts.examples().languages();
    if (languages.isEmpty()) {
      return Optional.empty();
    }
    List<View> views = new ArrayList<>();
    views.add(
        Distribution.ofLengths(
                sum(languages, LanguageExamples::answered),
                sum(languages, LanguageExamples::answeredSelected))
            .view("responses, all languages", AXIS));
    views.add(
        Distribution.ofLengths(
                sum(languages, LanguageExamples::asked),
                sum(languages, LanguageExamples::askedSelected))
            .view("instructions, all languages", AXIS));
    List<Small> small = new ArrayList<>();
    languages.forEach(
        (code, lengths) -> {
          Distribution answered =
              Distribution.ofLengths(lengths.answered(), lengths.answeredSelected());
          String name = PageTemplates.nameOf(code);
          views.add(answered.view("responses, " + name, AXIS));
          views.add(
              Distribution.ofLengths(lengths.asked(), lengths.askedSelected())
                  .view("instructions, " + name, AXIS));
          small.add(Small.of(code, answered, "Lengths of responses"));
        });
    Chart chart =
        new Chart(
            "Distribution of the lengths of all candidates and of the selected, in percent of each.",
            Chart.Kind.STEPS,
            views,
            table(languages));
    return Optional.of(
        new Section(
            "lengths",
            "Lengths",
            new DistributionView(
                    "In characters (Unicode code points), on a scale where each second step doubles."
                        + " An instruction counts with its input.",
                    chart,
                    "Responses by language",
                    small)
                .content()));
  }

  private static LengthCounts sum(
      SortedMap<String, LanguageExamples> languages,
      Function<LanguageExamples, LengthCounts> which) {
    return languages.values().stream().map(which).reduce(LengthCounts.NONE, LengthCounts::plus);
  }

  private static DataTable table(SortedMap<String, LanguageExamples> languages) {
    DataTable table =
        new DataTable(
            "Mean lengths in characters, without duplicates.",
            List.of(
                Column.text("language"),
                Column.number("instructions"),
                Column.number("instructions, selected"),
                Column.number("responses"),
                Column.number("responses, selected")));
    languages.forEach(
        (code, lengths) ->
            table.row(
                Cell.text(PageTemplates.nameOf(code)),
                mean(lengths.asked()),
                mean(lengths.askedSelected()),
                mean(lengths.answered()),
                mean(lengths.answeredSelected())));
    return table;
  }

  private static Content mean(LengthCounts lengths) {
    return lengths.texts() == 0 ? Cell.NONE : Cell.decimal(lengths.mean(), 1);
  }
}
