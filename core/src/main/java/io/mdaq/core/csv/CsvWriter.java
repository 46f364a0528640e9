// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.csv;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that grows row by row: every cell in quotes, rows ended by CR LF, and a byte order mark
 * in front, without which spreadsheets take UTF-8 for the machine's old encoding.
 */
public final class CsvWriter {

  /** What a file begins with, so that it is read as UTF-8. */
  public static final char BYTE_ORDER_MARK = '\uFEFF';

  private final StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
  private final String separator;

  /**
   * @param separator between cells: {@code ;} where spreadsheets write decimals with a comma, else
   *     {@code ,}
   */
  public CsvWriter(char separator) {
    this.separator = String.valueOf(separator);
  }

  /** Adds a row; what could be a formula is disarmed. */
  public void row(List<String> cells) {
    text.append(cells.stream().map(CsvWriter::quoted).collect(Collectors.joining(separator)));
    text.append("\r\n");
  }

  private static String quoted(String cell) {
    return '"' + SpreadsheetText.guard(cell).replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
