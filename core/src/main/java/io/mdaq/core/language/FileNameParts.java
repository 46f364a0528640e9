// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A file's name without its endings ({@code .jsonl.gz}), split at everything that is no letter,
 * mark or digit; ordinary words ({@code train}, {@code alpaca}), numbers and single letters say
 * nothing and are left out.
 *
 * <ul>
 *   <li>A language's name ({@code arabic}, {@code 日本語}) counts in any place, a code ({@code ar},
 *       {@code jpn}) only in the last one. A region or script behind the code belongs to it: {@code
 *       pt-BR}, {@code zh_Hant}.
 *   <li>What is also a word ({@code id}, {@code it}, {@code polish}) counts only where nothing else
 *       is left: {@code alpaca_it.json}, but not {@code do_it.json}.
 *   <li>Where two languages are named, as in {@code en-ar.json}, the name tells nothing.
 * </ul>
 */
final class FileNameParts {

  private static final Pattern ENDINGS =
      Pattern.compile(
          "(\\.(json|jsonl|ndjson|txt|parquet|gz|gzip|zst|zstd|bz2|xz))+$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern NUMBERS = Pattern.compile("\\p{N}+");
  private static final Pattern UPPER_CASE_REGION = Pattern.compile("[A-Z]{2}");
  private static final Pattern SCRIPT = Pattern.compile("[A-Z][a-z]{3}|hans|hant|latn|cyrl");
  private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

  private final LanguageCatalog catalog = LanguageCatalog.get();
  private final Function<String, Optional<String>> codes;
  private final List<String> parts = new ArrayList<>();

  /**
   * @param codes from a word to the canonical code that it stands for
   */
  FileNameParts(String fileName, Function<String, Optional<String>> codes) {
    this.codes = codes;
    for (String part : SEPARATORS.split(ENDINGS.matcher(fileName).replaceFirst(""), -1)) {
      String letters = letters(part);
      if (letters.length() > 1 && !catalog.isOrdinary(letters)) {
        parts.add(part);
      }
    }
  }

  Optional<LanguageTag> language() {
    boolean withRegion = lastIsRegionOrScript();
    int last = parts.size() - (withRegion ? 2 : 1);
    Set<LanguageTag> named = new LinkedHashSet<>();
    Set<String> elsewhere = new LinkedHashSet<>();
    for (int i = 0; i <= last; i++) {
      String part = parts.get(i);
      Optional<String> code = codes.apply(part);
      boolean counts = last == 0 || !catalog.isAmbiguous(letters(part));
      if (counts) {
        nameAt(i).ifPresent(name -> named.add(new LanguageTag(name)));
      }
      if (counts && i == last) {
        code.map(c -> withRegion ? c + "-" + parts.get(last + 1) : c)
            .flatMap(LanguageTag::of)
            .ifPresent(named::add);
      }
      code.ifPresent(elsewhere::add);
    }
    named.forEach(tag -> elsewhere.add(tag.primary().value()));
    return elsewhere.size() == 1
        ? named.stream().max(Comparator.comparingInt(tag -> tag.value().length()))
        : Optional.empty();
  }

  private Optional<String> nameAt(int i) {
    Optional<Language> single = catalog.byName(letters(parts.get(i)));
    Optional<Language> either =
        single.isPresent() || i + 1 == parts.size()
            ? single
            : catalog.byName(letters(parts.get(i)) + " " + letters(parts.get(i + 1)));
    return either.map(Language::code);
  }

  /** In lower case, {@code es-ar} is Spanish and Arabic; only {@code es-AR} is of Argentina. */
  private boolean lastIsRegionOrScript() {
    if (parts.size() < 2 || codes.apply(parts.get(parts.size() - 2)).isEmpty()) {
      return false;
    }
    String last = parts.get(parts.size() - 1);
    boolean region =
        REGIONS.contains(last.toUpperCase(Locale.ROOT))
            && (UPPER_CASE_REGION.matcher(last).matches() || codes.apply(last).isEmpty());
    return region || SCRIPT.matcher(last).matches();
  }

  private static String letters(String part) {
    return NUMBERS.matcher(LanguageCatalog.fold(part)).replaceAll("");
  }
}
