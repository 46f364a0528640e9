// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.problem.UserException;
import java.util.List;
import java.util.Map;

/** What the ways of dividing a budget have in common. */
final class Shares {

  private Shares() {}

  static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }

  /** In the order of the map. */
  static List<String> languagesWithSamples(Map<String, Long> sizes) {
    return sizes.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Refuses a budget that is too small to leave something to every language with samples. */
  static void requireOneEach(long total, Map<String, Long> sizes, EmptyLanguages empty) {
    List<String> languages = languagesWithSamples(sizes);
    if (empty == EmptyLanguages.REFUSED && total < languages.size()) {
      throw UserException.usage(
          "a budget of "
              + total
              + " cannot leave one sample to each of "
              + languages.size()
              + " languages ("
              + String.join(", ", languages)
              + "); raise selection.budget to at least "
              + languages.size()
              + " or set selection.allow_empty_languages: true");
    }
  }
}
