// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.rubric;

import io.mdaq.core.config.NearestName;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the answers are compared in. */
public enum Dimension {
  OVERALL,
  HELPFULNESS,
  LANGUAGE_QUALITY,
  CULTURAL_FIT;

  /** The name in configurations, judgements and the rubric's files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The dimensions of these names, in the order of the constants, each once.
   *
   * @throws UserException for an unknown name, or none at all
   */
  public static Set<Dimension> named(List<String> names) {
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    names.forEach(name -> dimensions.add(named(name)));
    if (dimensions.isEmpty()) {
      throw UserException.usage(
          "judge.dimensions: none is named; give at least one of "
              + String.join(", ", ids())
              + ".");
    }
    return dimensions;
  }

  private static Dimension named(String name) {
    return Stream.of(values())
        .filter(dimension -> dimension.id().equals(fold(name)))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.usage(
                    "judge.dimensions: "
                        + Excerpt.of(name)
                        + " is no dimension; allowed: "
                        + String.join(", ", ids())
                        + "."
                        + NearestName.hint(name, ids())));
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private static List<String> ids() {
    return Stream.of(values()).map(Dimension::id).toList();
  }
}
