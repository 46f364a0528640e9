// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.resource.Resource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The commands that have a configuration, each with its commented defaults in a YAML file. */
public enum CommandDefaults {
  CURATE,
  BOOST,
  TRAIN_SCORER,
  EVAL_SCORER,
  TRAIN_BOOSTER,
  EVAL_BOOSTER,
  FINE_TUNE,
  GENERATE,
  JUDGE,
  HUMAN_EVAL,
  REPORT,
  STUDY,
  DEMO;

  /** The command's name, such as {@code train-scorer}. */
  public String command() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The command of that name.
   *
   * @throws UserException where there is none, naming the nearest
   */
  public static CommandDefaults named(String command) {
    List<String> names = Stream.of(values()).map(CommandDefaults::command).toList();
    return Stream.of(values())
        .filter(defaults -> defaults.command().equals(command))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.usage(
                    "\"%s\" is no command with a configuration; there are: %s.%s"
                        .formatted(
                            command, String.join(", ", names), NearestName.hint(command, names))));
  }

  /** The commented YAML file as it stands: every key, its meaning and its default. */
  public String text() {
    return Resource.text(CommandDefaults.class, command() + ".yaml");
  }

  /** The defaults as a tree, to lay files and flags over. */
  public ConfigTree tree() {
    return ConfigTree.ofDefaults(text(), ConfigOrigin.DEFAULT.text());
  }
}
