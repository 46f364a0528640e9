// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.culture;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.CultureConfig;
import io.mdaq.core.config.PromptsConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.prompt.PromptSet;
import io.mdaq.eval.prompt.PromptSets;
import io.mdaq.eval.response.ResponseSet;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What is to be counted, opened and checked.
 *
 * @param systems the responses by the system's name, in the order named
 * @param shortQuestions prompt sets with right answers
 */
public record CultureInput(Map<String, ResponseSet> systems, List<PromptSet> shortQuestions) {

  private static final double MOST_INVALID = 0.01;

  public CultureInput {
    shortQuestions = List.copyOf(shortQuestions);
  }

  /**
   * Opens all of it; a system has the name of its folder, or of its file.
   *
   * @throws UserException where responses are not there or not finished, two systems have one name,
   *     or the questions cannot be read
   */
  public static CultureInput open(CultureConfig config) {
    Map<String, ResponseSet> systems = new LinkedHashMap<>();
    for (String place : config.responses()) {
      Path path = path(place);
      String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
      if (systems.put(name, ResponseSet.open(path)) != null) {
        throw UserException.usage(
            "culture.responses: there are two systems of the name "
                + Excerpt.of(name)
                + ", by which the report tells them apart. Rename one of the folders.");
      }
    }
    return new CultureInput(systems, questions(config));
  }

  private static List<PromptSet> questions(CultureConfig config) {
    return config.shortQuestions().isEmpty()
        ? List.of()
        : PromptSets.read(
            new PromptsConfig(
                config.shortQuestions(), config.languages(), OptionalInt.empty(), MOST_INVALID));
  }

  private static Path path(String place) {
    try {
      return Located.path(place);
    } catch (InvalidPathException e) {
      throw UserException.usage(
          "culture.responses: " + Excerpt.of(place) + " is no path: " + e.getReason() + ".");
    }
  }

  /**
   * Counts all systems.
   *
   * @throws UserException where responses cannot be read, or a question is no short one
   */
  public CultureReport count() {
    CultureCount count = new CultureCount(shortQuestions);
    systems.forEach(count::add);
    return count.report();
  }
}
