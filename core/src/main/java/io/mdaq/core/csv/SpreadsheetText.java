// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.csv;

/**
 * Texts such that a spreadsheet takes none for a formula: those that would be are given an
 * apostrophe in front, as OWASP's notes on CSV injection advise. Full-width signs count, because
 * spreadsheets in East Asian languages read them as the others, and so does a sign behind white
 * space or apostrophes, so that taking the apostrophe away is never ambiguous.
 */
public final class SpreadsheetText {

  private static final String SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20|%";
  private static final char MARK = '\'';

  private SpreadsheetText() {}

  /** The text as it may stand in a cell. */
  public static String guard(String text) {
    return isFormula(text) ? MARK + text : text;
  }

  /** The text that {@link #guard} was given. */
  public static String unguard(String cell) {
    boolean guarded = !cell.isEmpty() && cell.charAt(0) == MARK && isFormula(cell.substring(1));
    return guarded ? cell.substring(1) : cell;
  }

  private static boolean isFormula(String text) {
    int start = 0;
    while (start < text.length() && isSkipped(text.charAt(start))) {
      start++;
    }
    return start < text.length() && SIGNS.indexOf(text.charAt(start)) >= 0;
  }

  private static boolean isSkipped(char c) {
    return c == MARK || Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ';
  }
}
