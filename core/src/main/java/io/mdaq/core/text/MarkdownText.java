// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import java.util.List;
import java.util.Locale;

/**
 * A text in Markdown (GitHub's dialect, for its tables) that grows line by line. Cells and lines
 * are taken as markup; what users or strangers wrote goes through {@link #code} or {@link #quoted}
 * first.
 */
public final class MarkdownText {

  private final StringBuilder text = new StringBuilder();

  /** Adds a line as it is. */
  public void line(String line) {
    text.append(line).append('\n');
  }

  /** Adds a heading with empty lines around it. */
  public void heading(String heading) {
    line("");
    line("## " + heading);
    line("");
  }

  /**
   * Begins a table.
   *
   * @param alignment one letter a column, {@code l} or {@code r}
   */
  public void table(List<String> heads, String alignment) {
    row(heads);
    row(alignment.chars().mapToObj(letter -> letter == 'r' ? "---:" : "---").toList());
  }

  /** Adds a table's row. */
  public void row(String... cells) {
    row(List.of(cells));
  }

  /** Adds a table's row. */
  public void row(List<String> cells) {
    text.append('|');
    for (String cell : cells) {
      text.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    text.append('\n');
  }

  /** Adds users' text of one or several lines, shown as it is between fences. */
  public void fenced(String content) {
    String fence = "```";
    while (content.contains(fence)) {
      fence += "`";
    }
    line(fence);
    line(content);
    line(fence);
  }

  /** Users' text, shown as it is: inside a code span nothing is markup. */
  public static String code(String text) {
    String fence = "`";
    while (text.contains(fence)) {
      fence += "`";
    }
    boolean padded = text.startsWith("`") || text.endsWith("`");
    return padded ? fence + " " + text + " " + fence : fence + text + fence;
  }

  /**
   * A stranger's text as a code span on one line: at most {@link Excerpt#MAX_CODE_POINTS} code
   * points, what could steer a terminal or turn the direction of writing shown as escapes.
   */
  public static String quoted(String text) {
    String head = CodePoints.prefix(text, Excerpt.MAX_CODE_POINTS);
    return code(Excerpt.escape(head) + (head.length() < text.length() ? "…" : ""));
  }

  /** A number of things, such as {@code 12,345}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A share of 1, such as {@code 12.3 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A p-value; a tiny one as such, since none is 0. */
  public static String p(double p) {
    return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
