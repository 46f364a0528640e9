// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import gg.jte.Content;
import io.mdaq.core.html.Bars;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.Tone;
import io.mdaq.pipeline.manifest.LanguageRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Counts and shares by language, before and after. */
final class LanguageSection {

  private LanguageSection() {}

  static Optional<Section> of(ReportFacts facts) {
    if (facts.manifest().languages().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Section("languages", "Languages", table(facts)));
  }

  private static DataTable table(ReportFacts facts) {
    Collection<LanguageRow> languages = facts.manifest().languages().values();
    SortedSet<String> stages = StageWords.stages(facts.manifest());
    boolean revisions = languages.stream().anyMatch(row -> row.revisedSelected() > 0);
    double widest =
        languages.stream()
            .mapToDouble(row -> Math.max(row.shareBefore(), row.shareAfter()))
            .max()
            .orElse(1);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("language"));
    columns.add(Column.number("samples"));
    columns.add(Column.number("duplicates"));
    columns.add(Column.number("selected"));
    stages.forEach(stage -> columns.add(Column.number("by " + stage)));
    columns.add(Column.number("share before"));
    columns.add(Column.number("share after"));
    columns.add(Column.text("before and after"));
    if (revisions) {
      columns.add(Column.number("revised among selected"));
    }
    DataTable table =
        new DataTable(
            "Samples by language. Shares before are of all samples that are no duplicates (grey),"
                + " shares after of the selected ones (blue).",
            columns);
    facts
        .manifest()
        .languages()
        .forEach((code, row) -> table.row(cells(code, row, stages, widest, revisions)));
    return table;
  }

  private static List<Content> cells(
      String code, LanguageRow row, SortedSet<String> stages, double widest, boolean revisions) {
    List<Content> cells = new ArrayList<>();
    cells.add(Cell.text(PageTemplates.nameOf(code)));
    cells.add(Cell.count(row.samples()));
    cells.add(Cell.count(row.duplicates()));
    cells.add(Cell.count(row.selected()));
    stages.forEach(stage -> cells.add(Cell.count(row.stages().getOrDefault(stage, 0L))));
    cells.add(Cell.percent(row.shareBefore()));
    cells.add(Cell.percent(row.shareAfter()));
    cells.add(
        new Bars(
            List.of(row.shareBefore() / widest, row.shareAfter() / widest),
            List.of(Tone.BASE, Tone.MAIN)));
    if (revisions) {
      cells.add(Cell.percent((double) row.revisedSelected() / Math.max(1, row.selected())));
    }
    return cells;
  }
}
