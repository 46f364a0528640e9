// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether and how near duplicates are removed.
 *
 * @param removal whether they are
 * @param leastSimilarity from which Jaccard similarity on two samples are near duplicates, 0.6 to 1
 * @param warnShare above which share of a language's samples the report warns, 0 to 1
 */
public record NearDuplicatesConfig(Removal removal, double leastSimilarity, double warnShare) {

  private static final double LOWEST_THRESHOLD = 0.6;

  /** The setting {@code dedup.near.enabled}. */
  public enum Removal {
    OFF,
    ON
  }

  static NearDuplicatesConfig from(ConfigTree tree) {
    return new NearDuplicatesConfig(
        tree.value("dedup.near.enabled").flag() ? Removal.ON : Removal.OFF,
        tree.value("dedup.near.threshold").decimal(LOWEST_THRESHOLD, 1),
        tree.value("dedup.near.warn_share").decimal(0, 1));
  }

  /** The least similarity of near duplicates; empty where they stay. */
  public Optional<Double> threshold() {
    return removal == Removal.ON ? Optional.of(leastSimilarity) : Optional.empty();
  }

  /** The share above which the report warns; empty where near duplicates stay. */
  public OptionalDouble reportedAbove() {
    return removal == Removal.ON ? OptionalDouble.of(warnShare) : OptionalDouble.empty();
  }
}
