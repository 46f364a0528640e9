// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import gg.jte.Content;
import io.mdaq.core.config.ReportConfig;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.UserText;
import io.mdaq.core.language.LanguageCatalog;
import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.text.CodePoints;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.text.MarkdownText;

/** Languages as people read them. */
final class LanguageLabel {

  private LanguageLabel() {}

  /** The English name; empty where the language is not in the catalogue. */
  static String englishName(String language) {
    return LanguageTag.of(language)
        .flatMap(tag -> LanguageCatalog.get().byCode(tag.primary().value()))
        .map(known -> known.englishName())
        .orElse("");
  }

  /** One word or so for lists. */
  static String word(String language) {
    String name = englishName(language);
    return language.equals(ReportConfig.NO_LANGUAGE)
        ? "not stated"
        : name.isEmpty() ? CodePoints.prefix(language, Excerpt.MAX_CODE_POINTS) : name;
  }

  /** English name and tag, for a page; strangers' tags as they are, cut where they are long. */
  static Content content(String language) {
    if (language.equals(ReportConfig.NO_LANGUAGE)) {
      return Cell.text("not stated");
    }
    String name = englishName(language);
    String tag = CodePoints.prefix(language, Excerpt.MAX_CODE_POINTS);
    return UserText.inline(name.isEmpty() ? tag : "%s (%s)".formatted(name, tag));
  }

  /** Tag and English name as Markdown; what is no tag is quoted. */
  static String markdown(String language) {
    if (language.equals(ReportConfig.NO_LANGUAGE)) {
      return "not stated";
    }
    String name = englishName(language);
    return (isTag(language) ? language : MarkdownText.quoted(language))
        + (name.isEmpty() ? "" : " " + name);
  }

  private static boolean isTag(String language) {
    return LanguageTag.of(language).filter(of -> of.value().equals(language)).isPresent();
  }
}
