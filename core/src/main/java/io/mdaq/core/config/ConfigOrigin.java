// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.text.CodePoints;
import io.mdaq.core.text.Excerpt;

/**
 * Where a configuration value was set, as messages name it.
 *
 * @param text for example {@code my.yaml:12}, {@code --set seed=7} or {@code the default}
 */
record ConfigOrigin(String text) {

  static final ConfigOrigin DEFAULT = new ConfigOrigin("the default");

  /**
   * @param line counted from 1
   */
  static ConfigOrigin file(String name, int line) {
    return new ConfigOrigin(name + ":" + line);
  }

  /** A flag as the user typed it. */
  static ConfigOrigin flag(String flag) {
    return new ConfigOrigin(Excerpt.escape(CodePoints.prefix(flag, Excerpt.MAX_CODE_POINTS)));
  }

  @Override
  public String toString() {
    return text;
  }
}
