// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.problem.UserException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which prompts are asked.
 *
 * @param paths files and folders, or {@code embedded}; empty where none has been named yet
 * @param languages those that are asked
 * @param limit the most prompts of each set and language, the first ones by key; empty for all
 * @param maxInvalidFraction the run fails when more than this share of a set's rows is rejected, 0
 *     to 1
 */
public record PromptsConfig(
    List<String> paths, LanguageSet languages, OptionalInt limit, double maxInvalidFraction) {

  public PromptsConfig {
    paths = List.copyOf(paths);
  }

  static PromptsConfig from(ConfigTree tree) {
    int limit = tree.value("prompts.limit").integer(0, Integer.MAX_VALUE);
    return new PromptsConfig(
        tree.value("prompts.paths").texts(),
        tree.value("prompts.languages").parseList(LanguageSet::parse),
        limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit),
        tree.value("prompts.max_invalid_fraction").decimal(0, 1));
  }

  /**
   * The paths, at least one.
   *
   * @throws UserException where none was named
   */
  public List<String> requirePaths() {
    if (paths.isEmpty()) {
      throw UserException.usage(
          "prompts.paths: no prompts are named. Add --prompts PATH (it may be repeated): a file, a"
              + " folder such as data/mt_bench, or embedded.");
    }
    return paths;
  }
}
