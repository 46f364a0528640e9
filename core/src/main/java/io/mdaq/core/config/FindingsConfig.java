// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import java.util.List;

/**
 * What other commands found, to be shown in a report.
 *
 * @param human files of {@code human-eval agreement}; empty for none
 * @param sah files of {@code study}; empty for none
 */
public record FindingsConfig(List<String> human, List<String> sah) {

  /** Nothing is shown. */
  public static final FindingsConfig NONE = new FindingsConfig(List.of(), List.of());

  public FindingsConfig {
    human = List.copyOf(human);
    sah = List.copyOf(sah);
  }

  static FindingsConfig from(ConfigTree tree) {
    return new FindingsConfig(
        tree.value("findings.human").texts(), tree.value("findings.sah").texts());
  }
}
