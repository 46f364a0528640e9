// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.PromptsConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;

/** Reads all prompt sets of a run. */
public final class PromptSets {

  /** Names the prompts that come with the program. */
  public static final String EMBEDDED = "embedded";

  private PromptSets() {}

  /**
   * Reads the sets in the order named.
   *
   * @return at least one set, together with at least one prompt
   * @throws UserException where a place has no prompts, two prompts have one id, or too many rows
   *     are no prompts
   */
  public static List<PromptSet> read(PromptsConfig config) {
    List<PromptSet> sets = new ArrayList<>();
    for (String place : config.requirePaths()) {
      PromptSet set =
          place.equals(EMBEDDED) ? EmbeddedPrompts.read(config) : fromFiles(place, config);
      for (PromptSet other : sets) {
        requireOtherName(set, other, place);
      }
      sets.add(set);
    }
    if (sets.stream().allMatch(set -> set.prompts().isEmpty())) {
      throw UserException.failed(
          "prompts.paths: there is no prompt in the languages asked for ("
              + config.languages()
              + "). Name other files, or languages that they have.");
    }
    return List.copyOf(sets);
  }

  private static PromptSet fromFiles(String place, PromptsConfig config) {
    try {
      return new PromptSetReader(PromptFiles.of(Located.path(place)), config).read();
    } catch (InvalidPathException e) {
      throw UserException.usage(
          "prompts.paths: " + Excerpt.of(place) + " is no path: " + e.getReason() + ".");
    }
  }

  private static void requireOtherName(PromptSet set, PromptSet other, String place) {
    if (set.facts().name().equals(other.facts().name())) {
      throw UserException.usage(
          "prompts.paths: "
              + Excerpt.of(place)
              + ": there is already a set of the name "
              + Excerpt.of(set.facts().name())
              + ", by which prompts get their ids. Rename the file or folder, or leave one out.");
    }
  }
}
