// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import gg.jte.Content;
import io.mdaq.core.text.MarkdownText;
import java.util.List;
import java.util.Locale;

/** What stands in the cells of tables. */
public final class Cell {

  /** Stands where there is no value. */
  public static final Content NONE = text("–");

  private Cell() {}

  /** The program's own words. */
  public static Content text(String text) {
    return output -> output.writeUserContent(text);
  }

  /** The program's own words, as those of a total. */
  public static Content strong(String text) {
    return output -> {
      output.writeContent("<strong>");
      output.writeUserContent(text);
      output.writeContent("</strong>");
    };
  }

  /** Several things, one behind the other. */
  public static Content of(Content... parts) {
    List<Content> all = List.of(parts);
    return output -> all.forEach(part -> part.writeTo(output));
  }

  /** A number of things. */
  public static Content count(long count) {
    return text(MarkdownText.count(count));
  }

  /** A share of 1. */
  public static Content percent(double share) {
    return text(MarkdownText.percent(share));
  }

  /** A number with that many decimals. */
  public static Content decimal(double value, int decimals) {
    return text(String.format(Locale.ROOT, "%." + decimals + "f", value));
  }
}
