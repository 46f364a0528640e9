// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.culture;

import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.resource.Resource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The conventions of a language's readers, short enough for a prompt: units, money, calendar, how
 * numbers and dates are written, how people are addressed and named, institutions, foods, holidays.
 * Written in English with the language's own words. Where a language is at home in several
 * countries, the profile names what they share and then what differs.
 *
 * @param language its code, such as {@code de}
 * @param aspects a line for each aspect
 */
public record CultureProfile(String language, Map<CultureAspect, String> aspects) {

  private static final String COMMENT = "#";

  /**
   * @throws IllegalArgumentException where an aspect is missing
   */
  public CultureProfile {
    EnumMap<CultureAspect, String> ordered = new EnumMap<>(CultureAspect.class);
    ordered.putAll(aspects);
    if (ordered.size() != CultureAspect.values().length) {
      throw new IllegalArgumentException(language + ": a profile has only " + ordered.keySet());
    }
    aspects = Collections.unmodifiableMap(ordered);
  }

  /**
   * The profile of a language.
   *
   * @param language BCP-47; a region is of no matter
   * @return empty where there is none
   */
  public static Optional<CultureProfile> of(String language) {
    String code = new LanguageTag(language).primary().value();
    String resource = "profiles/" + code + ".txt";
    return Resource.findText(CultureProfile.class, resource).map(text -> parse(code, text));
  }

  /**
   * Reads a profile: lines {@code ASPECT: TEXT}, each aspect once.
   *
   * @throws IllegalArgumentException where a line is none, or an aspect is doubled or missing
   */
  static CultureProfile parse(String language, String text) {
    EnumMap<CultureAspect, String> aspects = new EnumMap<>(CultureAspect.class);
    for (String line : text.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith(COMMENT)) {
        CultureAspect aspect = aspect(line);
        String content = line.substring(aspect.id().length() + 1).strip();
        if (content.isEmpty() || aspects.put(aspect, content) != null) {
          throw new IllegalArgumentException(language + ": empty or doubled: " + line);
        }
      }
    }
    return new CultureProfile(language, aspects);
  }

  private static CultureAspect aspect(String line) {
    for (CultureAspect aspect : CultureAspect.values()) {
      if (line.startsWith(aspect.id() + ":")) {
        return aspect;
      }
    }
    throw new IllegalArgumentException("no aspect: " + line);
  }

  /** The lines of the profile, each with its aspect in front. */
  public String text() {
    return aspects.entrySet().stream()
        .map(entry -> "- " + entry.getKey().id() + ": " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }
}
