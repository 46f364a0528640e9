// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Whisker.Scale;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table about rows of the report: its heading, and what stands below it.
 *
 * @param cell of each row
 */
record RowColumn(Column column, Function<ReportRow, Content> cell) {

  /** A table with a line for each row, its language first. */
  static DataTable table(String caption, List<ReportRow> rows, List<RowColumn> columns) {
    List<RowColumn> all =
        Stream.concat(Stream.of(text("language", PageRows::label)), columns.stream()).toList();
    DataTable table = new DataTable(caption, all.stream().map(RowColumn::column).toList());
    for (ReportRow row : rows) {
      table.row(all.stream().map(column -> column.cell().apply(row)).toList());
    }
    return table;
  }

  static RowColumn text(String head, Function<ReportRow, Content> cell) {
    return new RowColumn(Column.text(head), cell);
  }

  static RowColumn number(String head, Function<ReportRow, Content> cell) {
    return new RowColumn(Column.number(head), cell);
  }

  static RowColumn count(String head, ToLongFunction<ReportRow> count) {
    return number(head, row -> Cell.count(count.applyAsLong(row)));
  }

  static RowColumn drawing(String head, Scale scale, Function<ReportRow, Content> cell) {
    return new RowColumn(PageRows.drawing(head, scale), cell);
  }

  /** A cell that tells of a part of a row; {@link Cell#NONE} where a row lacks it. */
  static <T> Function<ReportRow, Content> of(
      Function<ReportRow, @Nullable T> part, Function<T, Content> cell) {
    return row -> {
      @Nullable T found = part.apply(row);
      return found == null ? Cell.NONE : cell.apply(found);
    };
  }
}
