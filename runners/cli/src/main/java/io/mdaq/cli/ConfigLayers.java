// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that every configured command has, and the order in which they lie. */
final class ConfigLayers {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A YAML file with some of the keys that \"mdaq config COMMAND\" lists.")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key, such as selection.budget=5000. Repeatable; wins over the file.")
  private List<String> assignments = new ArrayList<>();

  /** Defaults, then the file, then {@code --set}, then the command's own flags. */
  ConfigTree over(CommandDefaults defaults, List<ConfigLayer> ownFlags) {
    ConfigTree tree = defaults.tree();
    if (file != null) {
      tree = tree.with(ConfigLayer.file(file));
    }
    for (String assignment : assignments) {
      tree = tree.with(ConfigLayer.set(assignment));
    }
    for (ConfigLayer flag : ownFlags) {
      tree = tree.with(flag);
    }
    return tree;
  }

  /** Adds a flag with a value, where it was given. */
  static void add(List<ConfigLayer> flags, String flag, String key, @Nullable String value) {
    if (value != null) {
      flags.add(ConfigLayer.flag(flag + " " + value, key, value));
    }
  }
}
