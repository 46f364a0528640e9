// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import gg.jte.Content;
import io.mdaq.core.html.Chart;
import io.mdaq.core.html.Outline;
import java.util.List;

/**
 * Distributions by language: a chart with a choice, and a small drawing for each language.
 *
 * @param about what is shown, in a sentence or two
 * @param chart to choose from
 * @param title of the drawings
 * @param languages the drawings
 */
record DistributionView(String about, Chart chart, String title, List<Small> languages) {

  /**
   * A small drawing.
   *
   * @param name of the language
   * @param outline the drawing
   * @param from where it begins
   * @param to where its last bin begins
   */
  record Small(String name, Outline outline, String from, String to) {

    static Small of(String code, Distribution distribution, String what) {
      String name = PageTemplates.nameOf(code);
      return new Small(
          name,
          distribution.outline("%s, %s: %s".formatted(what, name, distribution.names())),
          distribution.from(),
          distribution.to());
    }
  }

  Content content() {
    return PageTemplates.content("distributions", this);
  }
}
