// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.HumanEvalConfig;

/** Configurations as a command line would give them. */
public final class HumanConfigs {

  private HumanConfigs() {}

  /** The defaults with assignments {@code KEY=VALUE} over them. */
  public static HumanEvalConfig of(String... assignments) {
    ConfigTree tree = CommandDefaults.HUMAN_EVAL.tree();
    for (String assignment : assignments) {
      tree = tree.with(ConfigLayer.set(assignment));
    }
    return HumanEvalConfig.from(tree);
  }
}
