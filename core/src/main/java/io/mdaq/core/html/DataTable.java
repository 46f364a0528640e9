// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table that grows row by row. The first cell of a row is its heading. */
public final class DataTable implements Content {

  private static final Templates TEMPLATES = Templates.beside(DataTable.class);

  /**
   * A column.
   *
   * @param head its heading
   * @param kind what its cells are
   * @param ticks what stands along its head, from one end to the other; of drawings
   */
  public record Column(String head, Kind kind, List<String> ticks) {

    public Column {
      ticks = List.copyOf(ticks);
    }

    /** A column of words. */
    public static Column text(String head) {
      return new Column(head, Kind.TEXT, List.of());
    }

    /** A column of numbers. */
    public static Column number(String head) {
      return new Column(head, Kind.NUMBER, List.of());
    }

    /** A column of drawings on one scale. */
    public static Column drawing(String head, String... ticks) {
      return new Column(head, Kind.DRAWING, List.of(ticks));
    }
  }

  /** What the cells of a column are. */
  public enum Kind {
    TEXT,
    /** Aligned at their ends. */
    NUMBER,
    /** As wide as they can be read. */
    DRAWING
  }

  private final String caption;
  private final List<Column> columns;
  private final List<List<Content>> rows = new ArrayList<>();

  public DataTable(String caption, List<Column> columns) {
    this.caption = caption;
    this.columns = List.copyOf(columns);
  }

  /** Adds a row with a cell for each column. */
  public DataTable row(List<Content> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells in a table of %d columns".formatted(cells.size(), columns.size()));
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Adds a row with a cell for each column. */
  public DataTable row(Content... cells) {
    return row(List.of(cells));
  }

  public String caption() {
    return caption;
  }

  public List<Column> columns() {
    return columns;
  }

  public List<List<Content>> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** The style class of a column's cells. */
  public String styleOf(int column) {
    return switch (columns.get(column).kind()) {
      case TEXT -> "words";
      case NUMBER -> "number";
      case DRAWING -> "drawing";
    };
  }

  @Override
  public void writeTo(TemplateOutput output) {
    TEMPLATES.print("table", this, output);
  }
}
