// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The languages of a run, in the order given, each once.
 *
 * <p>A tag belongs to the entry that equals it, else to the one it narrows ({@code pt-BR} to {@code
 * pt}; RFC 4647, section 3.4), else, where it is a bare language, to the only entry of that
 * language ({@code pt} to {@code pt-BR} where no other Portuguese is in the set).
 */
public final class LanguageSet implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<String> codes;

  private LanguageSet(Set<String> codes) {
    this.codes = new ArrayList<>(codes);
  }

  /**
   * A set from codes, names of known languages and names of lists ({@code known}, {@code study}).
   *
   * @throws UserException for an empty list and for what is no language
   */
  public static LanguageSet parse(List<String> items) {
    Set<String> codes = new LinkedHashSet<>();
    for (String item : items) {
      Optional<List<String>> list = LanguageCatalog.get().list(item.strip());
      list.ifPresentOrElse(codes::addAll, () -> codes.add(tag(item).value()));
    }
    if (codes.isEmpty()) {
      throw UserException.usage(
          "no language is named. Name at least one code such as ar, or the list known.");
    }
    return new LanguageSet(codes);
  }

  /** All known languages. */
  public static LanguageSet known() {
    return parse(List.of("known"));
  }

  /** The canonical codes. */
  public List<String> codes() {
    return List.copyOf(codes);
  }

  /** Whether this canonical code stands in the set as it is. */
  public boolean contains(String code) {
    return codes.contains(code);
  }

  /** The entry that a code or name belongs to: {@code ar} for {@code Arabic} or {@code ar-EG}. */
  public Optional<String> resolve(String text) {
    return codes.contains(text) ? Optional.of(text) : LanguageTag.of(text).flatMap(this::match);
  }

  /** The entry that a tag belongs to. */
  public Optional<String> match(LanguageTag tag) {
    Optional<LanguageTag> wider = Optional.of(tag);
    while (wider.isPresent()) {
      if (codes.contains(wider.get().value())) {
        return wider.map(LanguageTag::value);
      }
      wider = wider.flatMap(LanguageTag::parent);
    }
    return tag.equals(tag.primary()) ? onlyEntryOf(tag.value()) : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LanguageSet set && codes.equals(set.codes);
  }

  @Override
  public int hashCode() {
    return codes.hashCode();
  }

  /** The codes, parted by commas. */
  @Override
  public String toString() {
    return String.join(", ", codes);
  }

  private Optional<String> onlyEntryOf(String language) {
    List<String> entries = codes.stream().filter(code -> code.startsWith(language + "-")).toList();
    return entries.size() == 1 ? Optional.of(entries.get(0)) : Optional.empty();
  }

  private static LanguageTag tag(String item) {
    return LanguageTag.of(item)
        .orElseThrow(
            () ->
                UserException.usage(
                    Excerpt.of(item)
                        + " is no language. Use BCP-47 codes such as ar or pt-BR"
                        + (item.contains(",") ? ", each its own element: [ar, fr]" : "")
                        + ", names of known languages ("
                        + LanguageCatalog.get().languages().stream()
                            .map(Language::englishName)
                            .collect(Collectors.joining(", "))
                        + ") or of lists ("
                        + String.join(", ", LanguageCatalog.get().listNames())
                        + ")."));
  }
}
