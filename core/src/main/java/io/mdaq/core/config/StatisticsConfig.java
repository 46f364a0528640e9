// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import java.util.List;

/**
 * How {@code report} works out how sure its numbers are.
 *
 * @param draws how often questions are drawn again for an interval, 100 or more
 * @param seed of the drawing, 0 or more
 * @param alpha the error allowed, above 0 and at most 0.5
 * @param sentinels earlier judgings of questions that are kept to notice a judge that changed
 */
public record StatisticsConfig(int draws, long seed, double alpha, List<String> sentinels) {

  private static final int FEWEST_DRAWS = 100;
  private static final int MOST_DRAWS = 1_000_000;
  private static final double LEAST_ALPHA = 1e-6;
  private static final double MOST_ALPHA = 0.5;

  public StatisticsConfig {
    sentinels = List.copyOf(sentinels);
  }

  static StatisticsConfig from(ConfigTree tree) {
    return new StatisticsConfig(
        tree.value("statistics.draws").integer(FEWEST_DRAWS, MOST_DRAWS),
        tree.value("statistics.seed").integer(0, Long.MAX_VALUE),
        tree.value("statistics.alpha").decimal(LEAST_ALPHA, MOST_ALPHA),
        tree.value("statistics.sentinels").texts());
  }
}
