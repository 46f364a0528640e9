// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.language.LanguageSet;
import java.util.Optional;

/**
 * Which languages are used.
 *
 * @param set the languages
 * @param fallback the language of rows that neither field nor file name tells, an entry of the set;
 *     empty where it is to be detected
 */
public record LanguagesConfig(LanguageSet set, Optional<String> fallback) {

  static LanguagesConfig from(ConfigTree tree) {
    LanguageSet set = tree.value("languages.set").parseList(LanguageSet::parse);
    ConfigValue fallback = tree.value("languages.default");
    return new LanguagesConfig(
        set, fallback.optionalText().map(text -> entry(set, text, fallback)));
  }

  private static String entry(LanguageSet set, String text, ConfigValue value) {
    return set.resolve(text)
        .orElseThrow(
            () -> value.problem("is not in languages.set", "one of " + set + ", or nothing"));
  }
}
