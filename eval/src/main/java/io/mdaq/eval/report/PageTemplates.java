// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.core.text.MarkdownText.percent;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.Templates;
import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.statistics.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** This package's templates, and how its pages show numbers: as {@link MarkdownReport} does. */
final class PageTemplates {

  private static final Templates TEMPLATES = Templates.beside(PageTemplates.class);

  private PageTemplates() {}

  static Content content(String name, Object model) {
    return TEMPLATES.content(name, model);
  }

  /** A paragraph that explains. */
  static Content note(String text) {
    return content("note", text);
  }

  /** A heading below a section's. */
  static Content heading(String text) {
    return content("heading", text);
  }

  static Content share(@Nullable Double share) {
    return share == null ? Cell.NONE : Cell.percent(share);
  }

  static Content interval(@Nullable Interval interval) {
    return interval == null
        ? Cell.NONE
        : Cell.text(percent(interval.low()) + " to " + percent(interval.high()));
  }

  static Content number(@Nullable Double value, String format) {
    return value == null ? Cell.NONE : Cell.text(String.format(Locale.ROOT, format, value));
  }

  /** In points of a hundred. */
  static Content points(@Nullable Double share, String format) {
    return number(share == null ? null : (Double) (100 * share), format);
  }

  static Content p(@Nullable Double p) {
    return p == null ? Cell.NONE : Cell.text(MarkdownText.p(p));
  }

  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
