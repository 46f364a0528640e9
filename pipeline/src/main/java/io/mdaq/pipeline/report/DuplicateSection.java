// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.html.Bars;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was removed because it repeats. */
final class DuplicateSection {

  private DuplicateSection() {}

  static Optional<Section> of(ReportFacts facts) {
    if (facts.manifest().languages().isEmpty()) {
      return Optional.empty();
    }
    boolean near = facts.warnShare().isPresent();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("language"));
    columns.add(Column.number("samples"));
    columns.add(Column.number("exact"));
    if (near) {
      columns.add(Column.number("near"));
      columns.add(Column.number("near, of what is left"));
    }
    columns.add(Column.number("removed"));
    columns.add(Column.text("share removed"));
    DataTable table =
        new DataTable(
            near
                ? "Exact duplicates are removed first; a near duplicate is nearly the same as a"
                    + " better sample, which stays and which duplicate_of in the ledger names."
                : "Exact duplicates. Near duplicates were not looked for"
                    + (facts.isOfBoosting() ? "." : " (dedup.near.enabled)."),
            columns);
    facts
        .manifest()
        .languages()
        .forEach(
            (code, row) -> {
              double removed = (double) row.duplicates() / Math.max(1, row.samples());
              var cells = new ArrayList<gg.jte.Content>();
              cells.add(Cell.text(PageTemplates.nameOf(code)));
              cells.add(Cell.count(row.samples()));
              cells.add(Cell.count(row.duplicates() - row.nearDuplicates()));
              if (near) {
                cells.add(Cell.count(row.nearDuplicates()));
                cells.add(Cell.percent(row.nearShare()));
              }
              cells.add(Cell.percent(removed));
              cells.add(Bars.of(removed, Tone.OTHER));
              table.row(cells);
            });
    return Optional.of(new Section("duplicates", "Duplicates", table));
  }
}
