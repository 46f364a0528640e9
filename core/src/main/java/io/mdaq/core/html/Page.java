// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import gg.jte.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A whole report in one file.
 *
 * @param title what it is, in the window's title and the first heading
 * @param opening what is seen first, between the first heading and the list of sections
 * @param sections in order, with ids that differ
 * @param footer one line at the end
 */
public record Page(String title, Content opening, List<Section> sections, String footer) {

  private static final Templates TEMPLATES = Templates.beside(Page.class);

  public Page {
    sections = List.copyOf(sections);
    Set<String> ids = new HashSet<>();
    for (Section section : sections) {
      if (!ids.add(section.id())) {
        throw new IllegalArgumentException("two sections with the id " + section.id());
      }
    }
  }

  /** The page as text. A page without charts does not carry the library that draws them. */
  public String html() {
    String body = TEMPLATES.text("body", this);
    // User's text cannot spell this: its "<" is escaped.
    boolean charts = body.contains(Chart.DATA_TAG);
    return TEMPLATES.text(
        "page", new Whole(this, body, charts ? PageAssets.charts() : PageAssets.plain()));
  }

  /** Writes the page in UTF-8 and leaves the stream open. */
  public void write(OutputStream stream) throws IOException {
    stream.write(html().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What the outer template prints.
   *
   * @param page the page
   * @param body its printed body
   * @param assets its style and scripts
   */
  record Whole(Page page, String body, PageAssets assets) {}
}
