// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import gg.jte.Content;
import io.mdaq.core.html.Templates;
import io.mdaq.core.language.LanguageCatalog;

/** This package's templates, and words that they share. */
final class PageTemplates {

  private static final Templates TEMPLATES = Templates.beside(PageTemplates.class);

  private PageTemplates() {}

  static Content content(String name, Object model) {
    return TEMPLATES.content(name, model);
  }

  /** A language or group for people: {@code Arabic (ar)}. */
  static String nameOf(String code) {
    return LanguageCatalog.get()
        .byCode(code)
        .map(language -> "%s (%s)".formatted(language.englishName(), code))
        .orElse(code);
  }
}
