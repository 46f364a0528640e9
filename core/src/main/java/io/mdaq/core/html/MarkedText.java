// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.mdaq.core.text.DiffExcerpt;
import java.util.Optional;

/**
 * A stranger's text with its difference from another one marked: struck out where the other lacks
 * it, underlined where it is new. Escaped and in its own direction, as a {@link UserText}.
 *
 * @param excerpt what is shown
 * @param language BCP-47 code, empty where that is not known
 */
public record MarkedText(DiffExcerpt excerpt, String language) implements Content {

  private static final Templates TEMPLATES = Templates.beside(MarkedText.class);

  /** As {@link UserText#direction}. */
  public String direction() {
    return UserText.directionOf(language);
  }

  /** As {@link UserText#knownLanguage}. */
  public Optional<String> knownLanguage() {
    return language.isEmpty() ? Optional.empty() : Optional.of(language);
  }

  /** As {@link UserText#rest}. */
  public String rest() {
    return UserText.restOf(excerpt.hidden());
  }

  @Override
  public void writeTo(TemplateOutput output) {
    TEMPLATES.print("markedtext", this, output);
  }
}
