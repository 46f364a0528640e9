// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.UserText;
import java.util.List;
import java.util.Optional;

/**
 * Rows that could not be used.
 *
 * @param reasons by reason
 * @param examples the first rows of each reason
 */
record RejectionSection(DataTable reasons, DataTable examples) {

  static Optional<Section> of(ReportFacts facts) {
    if (facts.manifest().rejections().isEmpty()) {
      return Optional.empty();
    }
    DataTable reasons =
        new DataTable(
            "Rejected rows by reason. All of them are in rejected/.",
            List.of(Column.text("reason"), Column.number("rows")));
    facts
        .manifest()
        .rejections()
        .forEach((reason, rows) -> reasons.row(UserText.word(reason), Cell.count(rows)));
    DataTable examples =
        new DataTable(
            "The first ones of each reason.",
            List.of(Column.text("reason"), Column.text("row"), Column.text("what was found")));
    facts
        .rejected()
        .byReason()
        .forEach(
            (reason, rows) ->
                rows.forEach(
                    row ->
                        examples.row(
                            UserText.word(reason),
                            UserText.code(row.place()),
                            UserText.code(row.detail()))));
    return Optional.of(
        new Section(
            "rejected",
            "Rejected rows",
            PageTemplates.content("rejections", new RejectionSection(reasons, examples))));
  }
}
