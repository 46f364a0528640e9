// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the texts of each language were found to be in. */
final class LanguageCheckSection {

  private LanguageCheckSection() {}

  static Optional<Section> of(ReportFacts facts) {
    if (DetectedLanguages.noneIn(facts.manifest())) {
      return Optional.empty();
    }
    DataTable table =
        new DataTable(
            DetectedLanguages.EXPLAINED,
            List.of(
                Column.text("language"),
                Column.number("samples"),
                Column.number("agree"),
                Column.number("not clear"),
                Column.number("other language"),
                Column.number("share"),
                Column.text("which")));
    facts
        .manifest()
        .languages()
        .forEach(
            (code, row) -> {
              DetectedLanguages detected = DetectedLanguages.of(code, row.detected());
              List<Content> cells = new ArrayList<>();
              cells.add(Cell.text(PageTemplates.nameOf(code)));
              cells.add(Cell.count(detected.all()));
              cells.add(Cell.count(detected.agree()));
              cells.add(Cell.count(detected.undetermined()));
              cells.add(Cell.count(detected.other()));
              cells.add(Cell.percent(detected.otherShare()));
              cells.add(Cell.text(detected.mostFrequentOthers()));
              table.row(cells);
            });
    return Optional.of(new Section("text-languages", "Languages of the texts", table));
  }
}
