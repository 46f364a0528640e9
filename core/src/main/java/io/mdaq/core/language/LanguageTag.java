// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import java.io.Serializable;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A language in canonical BCP-47 form (RFC 5646): language, then script and region where the text
 * named them, such as {@code ar}, {@code pt-BR}, {@code zh-Hant-TW}. The language is its shortest
 * code ({@code ara} becomes {@code ar}); variants and extensions are left out.
 *
 * @param value the tag
 */
public record LanguageTag(String value) implements Serializable {

  private static final int LONGEST_TEXT = 64;

  /** ISO 639-2 codes that stand for no language. */
  private static final Set<String> NO_LANGUAGE = Set.of("und", "mul", "mis", "zxx");

  private static final Set<String> JOINT_SCRIPTS = Set.of("Hans", "Hant", "Jpan", "Kore", "Hrkt");
  private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());
  private static final Map<String, String> SHORT_CODES = shortCodes();

  /**
   * Reads a code or a name of a known language: {@code ar}, {@code AR}, {@code ara}, {@code ar_EG},
   * {@code Arabic}, {@code العربية}. Empty where the text is none of these. Two-letter codes must
   * be of ISO 639-1; of three-letter codes any is accepted.
   */
  public static Optional<LanguageTag> of(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    LanguageCatalog catalog = LanguageCatalog.get();
    Optional<Language> known = catalog.byAnyCode(trimmed).or(() -> catalog.byName(trimmed));
    return known.isPresent()
        ? known.map(language -> new LanguageTag(language.code()))
        : parse(trimmed);
  }

  /** The language alone: {@code pt} of {@code pt-BR}. */
  public LanguageTag primary() {
    int hyphen = value.indexOf('-');
    return hyphen < 0 ? this : new LanguageTag(value.substring(0, hyphen));
  }

  /** The tag without its last part: {@code pt} of {@code pt-BR}; empty where there is one part. */
  Optional<LanguageTag> parent() {
    int hyphen = value.lastIndexOf('-');
    return hyphen < 0 ? Optional.empty() : Optional.of(new LanguageTag(value.substring(0, hyphen)));
  }

  @Override
  public String toString() {
    return value;
  }

  private static Optional<LanguageTag> parse(String text) {
    Locale locale;
    try {
      locale = new Locale.Builder().setLanguageTag(withoutCharset(text).replace('_', '-')).build();
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
    if (!isScript(locale.getScript()) || !isRegion(locale.getCountry())) {
      return Optional.empty();
    }
    return shortest(locale.getLanguage())
        .map(
            language ->
                new Locale.Builder()
                    .setLanguage(language)
                    .setScript(locale.getScript())
                    .setRegion(locale.getCountry())
                    .build())
        .map(canonical -> new LanguageTag(canonical.toLanguageTag()));
  }

  /** POSIX writes {@code ar_EG.UTF-8} and {@code ca_ES@valencia}. */
  private static String withoutCharset(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '@') {
      end++;
    }
    return text.substring(0, end);
  }

  private static Optional<String> shortest(String language) {
    Optional<String> known = LanguageCatalog.get().byAnyCode(language).map(Language::code);
    if (known.isPresent()) {
      return known;
    }
    String code = SHORT_CODES.getOrDefault(language, language);
    boolean listed = code.length() == 2 && SHORT_CODES.containsValue(code);
    boolean long3 = code.length() == 3 && !NO_LANGUAGE.contains(code);
    return listed || long3 ? Optional.of(code) : Optional.empty();
  }

  /** None, one of Unicode's, or one that joins several of Unicode's. */
  private static boolean isScript(String script) {
    if (script.isEmpty() || JOINT_SCRIPTS.contains(script)) {
      return true;
    }
    try {
      return Character.UnicodeScript.forName(script) != Character.UnicodeScript.UNKNOWN;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** None, one of ISO 3166, or a number of UN M.49 such as 419 for Latin America. */
  private static boolean isRegion(String region) {
    return region.length() != 2 || REGIONS.contains(region);
  }

  /** From the three-letter codes of ISO 639-2/T to the two-letter ones. */
  private static Map<String, String> shortCodes() {
    Map<String, String> codes = new HashMap<>();
    for (String language : Locale.getISOLanguages()) {
      Locale locale = new Locale.Builder().setLanguage(language).build();
      codes.put(locale.getISO3Language(), locale.getLanguage());
    }
    return Map.copyOf(codes);
  }
}
