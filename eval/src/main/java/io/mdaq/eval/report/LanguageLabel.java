// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.core.config.ReportConfig;
import io.mdaq.core.language.LanguageCatalog;
import io.mdaq.core.language.LanguageTag;
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

  /** Tag and English name as Markdown; what is no tag is quoted. */
  static String markdown(String language) {
    if (language.equals(ReportConfig.NO_LANGUAGE)) {
      return "not stated";
    }
    boolean tag = LanguageTag.of(language).filter(of -> of.value().equals(language)).isPresent();
    String name = englishName(language);
    return (tag ? language : MarkdownText.quoted(language)) + (name.isEmpty() ? "" : " " + name);
  }
}
