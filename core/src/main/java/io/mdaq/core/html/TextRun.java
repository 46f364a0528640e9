// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import io.mdaq.core.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text, and the empty lines behind it that are told instead of shown: many of them
 * would be a hole in the page.
 *
 * @param text with its line ends
 * @param emptyLines lines of nothing but spaces that follow; 0 for none
 */
public record TextRun(String text, int emptyLines) {

  /** So many in a row are told. */
  private static final int MANY = 3;

  /** All runs of a text, in order; those with empty lines stand before others. */
  static List<TextRun> of(String text) {
    List<TextRun> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int end = i;
      while (end < lines.length && lines[end].isBlank()) {
        end++;
      }
      // Behind the last line end no line follows.
      int empty = Math.min(end, lines.length - 1) - i;
      if (empty >= MANY) {
        runs.add(new TextRun(run.toString(), empty));
        run.setLength(0);
        i = end - 1;
      } else {
        run.append(lines[i]);
      }
      if (i + 1 < lines.length) {
        run.append('\n');
      }
    }
    runs.add(new TextRun(run.toString(), 0));
    return runs;
  }

  /** The empty lines, for people; empty where there are none. */
  public String told() {
    return emptyLines == 0 ? "" : "… %s empty lines".formatted(MarkdownText.count(emptyLines));
  }
}
