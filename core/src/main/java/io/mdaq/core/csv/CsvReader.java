// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.csv;

import io.mdaq.core.problem.UserException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table as spreadsheets save it: parted by comma, semicolon or tab, which the first row
 * tells; cells in quotes or not; rows ended by LF, CR LF or CR. Empty rows are passed over.
 */
public final class CsvReader {

  private static final String SEPARATORS = ",;\t";

  private final String name;
  private final String text;
  private final char separator;
  private int at;
  private int line = 1;

  private CsvReader(String name, String text) {
    this.name = name;
    this.text = text;
    this.separator = separator(text);
  }

  /**
   * A row.
   *
   * @param line where it begins, from 1
   * @param cells as {@link CsvWriter} was given them
   */
  public record Row(int line, List<String> cells) {

    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Reads a whole table.
   *
   * @param name the file's name, for messages
   * @throws UserException where a quote is not closed, or something follows a closed one
   */
  public static List<Row> read(String name, String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == CsvWriter.BYTE_ORDER_MARK;
    return new CsvReader(name, marked ? text.substring(1) : text).rows();
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    while (at < text.length()) {
      int start = line;
      List<String> cells = new ArrayList<>(List.of(cell()));
      while (at < text.length() && text.charAt(at) == separator) {
        at++;
        cells.add(cell());
      }
      endRow();
      if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
        rows.add(new Row(start, cells));
      }
    }
    return rows;
  }

  private String cell() {
    return SpreadsheetText.unguard(
        at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
  }

  private String plain() {
    int start = at;
    while (at < text.length() && !endsCell(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    int opened = line;
    StringBuilder cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else if (at == text.length() || endsCell(text.charAt(at))) {
        return cell.toString();
      } else {
        throw wrong(line, "something follows the closing quote of a cell");
      }
    }
    throw wrong(opened, "a quote is opened here and never closed");
  }

  private void endRow() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
      if (at == text.length() || text.charAt(at) != '\n') {
        line++;
        return;
      }
    }
    if (at < text.length()) {
      at++;
      line++;
    }
  }

  private boolean endsCell(char c) {
    return c == separator || c == '\r' || c == '\n';
  }

  private UserException wrong(int where, String what) {
    return UserException.failed(
        "%s, line %d: %s. Save the table from the spreadsheet again, as CSV in UTF-8."
            .formatted(name, where, what));
  }

  /** The first separator outside quotes in the first row; a comma where there is none. */
  private static char separator(String text) {
    boolean inQuotes = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        inQuotes = !inQuotes;
      } else if (!inQuotes && SEPARATORS.indexOf(c) >= 0) {
        return c;
      } else if (!inQuotes && (c == '\r' || c == '\n')) {
        break;
      }
    }
    return ',';
  }
}
