// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers the prompts of a set, refuses ids that come twice, and finds out what is aligned. */
final class PromptSetBuilder {

  private final String name;

  /** Prompts by language and key, keys in the order by which a limit cuts. */
  private final SortedMap<String, SortedMap<String, Placed>> languages = new TreeMap<>();

  /** Languages in which some prompt has no id of its own. */
  private final Set<String> positional = new TreeSet<>();

  private final List<RejectedPrompt> rejected = new ArrayList<>();
  private long otherLanguages;
  private long translatedKeys;

  private record Placed(Prompt prompt, String place) {}

  PromptSetBuilder(String name) {
    this.name = name;
  }

  /**
   * Adds a prompt.
   *
   * @param place where it stands, for messages
   * @throws UserException where another one has its id
   */
  void add(Prompt prompt, KeySource source, String place) {
    SortedMap<String, Placed> keys =
        languages.computeIfAbsent(prompt.language(), language -> new TreeMap<>(KeyOrder.BY_KEY));
    Placed other = keys.putIfAbsent(prompt.key(), new Placed(prompt, place));
    if (other != null) {
      throw UserException.failed(
          place
              + ": the id "
              + Excerpt.of(prompt.id())
              + " is that of "
              + other.place
              + " already; in a set, ids are unique within a language. Give the rows ids of their"
              + " own, or name one file for each language.");
    }
    if (source == KeySource.POSITION) {
      positional.add(prompt.language());
    }
  }

  void reject(RejectedPrompt row) {
    rejected.add(row);
  }

  void countOtherLanguage() {
    otherLanguages++;
  }

  void countTranslatedKey() {
    translatedKeys++;
  }

  List<RejectedPrompt> rejected() {
    return rejected;
  }

  /**
   * The set.
   *
   * @param limit the most prompts of a language, the first ones by key
   */
  PromptSet build(List<FileHash> files, OptionalInt limit) {
    List<Prompt> prompts = new ArrayList<>();
    SortedMap<String, Long> counts = new TreeMap<>();
    long all = 0;
    for (var entry : languages.entrySet()) {
      List<Prompt> asked =
          entry.getValue().values().stream()
              .limit(limit.orElse(Integer.MAX_VALUE))
              .map(Placed::prompt)
              .toList();
      prompts.addAll(asked);
      counts.put(entry.getKey(), (long) asked.size());
      all += entry.getValue().size();
    }
    prompts.sort(Comparator.comparing(Prompt::id));
    List<String> aligned = aligned();
    return new PromptSet(
        new PromptSetFacts(
            name,
            files,
            aligned.isEmpty() ? Alignment.NONE : Alignment.BY_ID,
            aligned,
            counts,
            otherLanguages + all - prompts.size(),
            rejected,
            translatedKeys),
        prompts);
  }

  /** Languages whose prompts all have ids, of which another such language has some too. */
  private List<String> aligned() {
    List<String> aligned = new ArrayList<>();
    for (String language : languages.keySet()) {
      boolean shares =
          languages.keySet().stream()
              .filter(other -> !other.equals(language) && !positional.contains(other))
              .anyMatch(other -> shareKey(language, other));
      if (shares && !positional.contains(language)) {
        aligned.add(language);
      }
    }
    return aligned;
  }

  private boolean shareKey(String language, String other) {
    Set<String> keys = keys(other);
    return keys(language).stream().anyMatch(keys::contains);
  }

  private Set<String> keys(String language) {
    return languages.getOrDefault(language, new TreeMap<>()).keySet();
  }
}
