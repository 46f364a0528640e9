// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known name that a mistyped one was most likely meant to be. */
public final class NearestName {

  private static final int LONGEST_DISTANCE = 3;
  private static final int SHORTEST_PREFIX = 3;

  private NearestName() {}

  /**
   * The known name with the smallest edit distance to {@code given}, the first of equals. At most a
   * third of the letters may differ, never more than three; case and the choice between hyphen and
   * underscore do not count. Failing that, the only name that {@code given} (three letters or more)
   * begins.
   */
  public static Optional<String> of(String given, Collection<String> names) {
    String wanted = fold(given);
    int best = Math.min(LONGEST_DISTANCE, Math.max(1, wanted.length() / 3)) + 1;
    Optional<String> nearest = Optional.empty();
    for (String name : names) {
      int distance = distance(wanted, fold(name));
      // A name whose letters are all different is no neighbour, however short it is.
      if (distance < best && distance < name.length()) {
        best = distance;
        nearest = Optional.of(name);
      }
    }
    return nearest.isPresent() ? nearest : onlyContinuation(wanted, names);
  }

  /** A sentence to append to a message, {@code " Did you mean NAME?"}, or nothing. */
  public static String hint(String given, Collection<String> names) {
    return of(given, names).map(name -> " Did you mean " + name + "?").orElse("");
  }

  static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private static Optional<String> onlyContinuation(String prefix, Collection<String> names) {
    if (prefix.length() < SHORTEST_PREFIX) {
      return Optional.empty();
    }
    List<String> found = names.stream().filter(name -> fold(name).startsWith(prefix)).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * The number of insertions, deletions, substitutions and swaps of neighbours that turn one text
   * into the other, no place edited twice (optimal string alignment; Damerau 1964,
   * doi:10.1145/363958.363994).
   */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int substitution = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least =
            Math.min(
                cost[i - 1][j - 1] + substitution, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
      }
    }
    return cost[from.length()][to.length()];
  }
}
