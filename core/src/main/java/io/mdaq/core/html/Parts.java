// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.mdaq.core.text.MarkdownText;
import java.util.List;
import java.util.Locale;

/**
 * A whole and its parts as one bar with a list below it, which says what the bar shows.
 *
 * @param parts in order
 */
public record Parts(List<Part> parts) implements Content {

  private static final Templates TEMPLATES = Templates.beside(Parts.class);
  private static final int WIDTH = 1000;

  /**
   * A part.
   *
   * @param name in words
   * @param count how many, not negative
   * @param tone its colour
   */
  public record Part(String name, long count, Tone tone) {

    public String shownCount() {
      return MarkdownText.count(count);
    }

    public String style() {
      return tone.style();
    }
  }

  public Parts {
    parts = List.copyOf(parts);
  }

  public long total() {
    return parts.stream().mapToLong(Part::count).sum();
  }

  /** The bar alone, for a table's cell: the numbers stand beside it. */
  public Content bar() {
    return TEMPLATES.content("partsbar", this);
  }

  /** Where a part begins, in thousandths of the whole. */
  public String start(int part) {
    return thousandths(parts.subList(0, part).stream().mapToLong(Part::count).sum());
  }

  /** How wide a part is, in thousandths of the whole. */
  public String width(int part) {
    return thousandths(parts.get(part).count());
  }

  public String share(int part) {
    return MarkdownText.percent((double) parts.get(part).count() / Math.max(1, total()));
  }

  private String thousandths(long count) {
    return String.format(Locale.ROOT, "%.2f", (double) WIDTH * count / Math.max(1, total()));
  }

  @Override
  public void writeTo(TemplateOutput output) {
    TEMPLATES.print("parts", this, output);
  }
}
