// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.culture;

import io.mdaq.core.culture.ComparableText.Wording;
import io.mdaq.core.resource.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Things of a language's own world that a response may name: festivals, foods, places,
 * institutions, customs, proverbs.
 *
 * <p>A file of the jar for each language: a line for each thing, its kind and its names, parted by
 * {@code |}, in the language's own writing; {@code *} at the end of a name stands for any ending of
 * its last word. Names and texts are compared as {@link ComparableText} writes them. In languages
 * that part words, a name must begin and end with a word; Korean words may have endings, Japanese
 * and Thai ones may stand anywhere.
 */
public final class ReferenceList {

  private static final String COMMENT = "#";

  private final ComparableText form;
  private final List<Entry> entries;

  /**
   * A thing.
   *
   * @param kind such as {@code food}
   * @param name its first name, as the file has it
   * @param patterns what stands in a text that names it, in the comparable form with a space at
   *     both ends where the language parts words
   */
  public record Entry(String kind, String name, List<String> patterns) {

    public Entry {
      patterns = List.copyOf(patterns);
    }
  }

  private ReferenceList(ComparableText form, List<Entry> entries) {
    this.form = form;
    this.entries = List.copyOf(entries);
  }

  /**
   * The list of a language.
   *
   * @param language BCP-47; a region is of no matter
   * @return empty where there is none
   */
  public static Optional<ReferenceList> of(String language) {
    String resource = "references/" + language.split("-", 2)[0] + ".txt";
    return Resource.findText(ReferenceList.class, resource).map(text -> parse(language, text));
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException where a line has no kind, or a name without letters
   */
  static ReferenceList parse(String language, String text) {
    ComparableText form = new ComparableText(language);
    List<Entry> entries = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith(COMMENT)) {
        String[] kindAndNames = line.split(":", 2);
        if (kindAndNames.length < 2) {
          throw new IllegalArgumentException("no kind: " + line);
        }
        List<String> names =
            Arrays.stream(kindAndNames[1].split("\\|", -1)).map(String::strip).toList();
        entries.add(
            new Entry(
                kindAndNames[0].strip(),
                names.get(0),
                names.stream().map(name -> pattern(form, name)).toList()));
      }
    }
    return new ReferenceList(form, entries);
  }

  private static String pattern(ComparableText form, String name) {
    String plain = form.of(name);
    if (plain.isEmpty()) {
      throw new IllegalArgumentException("a name without letters: " + name);
    }
    boolean isOpen = name.endsWith("*") || form.wording() == Wording.SPACED_WITH_ENDINGS;
    return form.wording() == Wording.RUN_ON ? plain : " " + plain + (isOpen ? "" : " ");
  }

  /** All things, in the order of the file. */
  public List<Entry> entries() {
    return entries;
  }

  /** The things that a text names, each once, in the order of the list. */
  public List<Entry> in(String text) {
    String searched = " " + form.of(text) + " ";
    return entries.stream()
        .filter(entry -> entry.patterns().stream().anyMatch(searched::contains))
        .toList();
  }
}
