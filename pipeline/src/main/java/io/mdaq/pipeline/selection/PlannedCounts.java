// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import java.io.Serializable;

/**
 * How many samples a plan selects.
 *
 * @param budget what was asked for
 * @param diversityQuota how many of them were to come from uncovered clusters
 * @param first by the strategy's first (or only) stage
 * @param diversity from uncovered clusters
 * @param fill by score, in place of missing uncovered clusters
 */
public record PlannedCounts(int budget, int diversityQuota, int first, int diversity, int fill)
    implements Serializable {

  public PlannedCounts {
    if (first < 0 || diversity < 0 || fill < 0 || (long) first + diversity + fill > budget) {
      throw new IllegalArgumentException(
          "a plan of " + first + " + " + diversity + " + " + fill + " for a budget of " + budget);
    }
  }

  /**
   * Below the budget where the group is smaller, or where a {@link GreedySelection} found nothing
   * else that is different enough.
   */
  public int selected() {
    return first + diversity + fill;
  }
}
