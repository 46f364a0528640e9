// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names the known keys that an unknown one may have been meant to be. */
final class KeyHint {

  private static final int MOST_NAMED = 3;

  private KeyHint() {}

  /**
   * A sentence to append, or nothing: first the keys whose last part is the same in another group
   * ({@code budget} for {@code selection.budget}), then the nearest full key, then those whose last
   * part is near.
   *
   * @param keys all known keys in the order of the defaults, groups included
   */
  static String of(String unknown, List<String> keys) {
    List<String> elsewhere = endingIn(lastPart(unknown), keys);
    if (!elsewhere.isEmpty()) {
      return sentence(elsewhere);
    }
    Optional<String> near = NearestName.of(unknown, keys);
    if (near.isPresent()) {
      return sentence(List.of(near.get()));
    }
    Set<String> lastParts =
        keys.stream().map(KeyHint::lastPart).collect(Collectors.toCollection(LinkedHashSet::new));
    return NearestName.of(lastPart(unknown), lastParts)
        .map(part -> sentence(endingIn(part, keys)))
        .orElse("");
  }

  private static List<String> endingIn(String part, List<String> keys) {
    String folded = NearestName.fold(part);
    return keys.stream().filter(key -> NearestName.fold(lastPart(key)).equals(folded)).toList();
  }

  private static String sentence(List<String> keys) {
    return " Did you mean "
        + keys.stream().limit(MOST_NAMED).collect(Collectors.joining(" or "))
        + "?";
  }

  private static String lastPart(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
