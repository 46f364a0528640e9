// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.embedding.EmbeddedText;
import java.util.Optional;

/**
 * How samples are grouped by what they ask.
 *
 * @param text what is compared
 * @param scope over which samples one clustering is made
 * @param count clusters per group, at least 1; empty where the program chooses
 * @param pointsPerCentroid training samples per cluster, 1 to 256
 * @param maxIterations rounds of k-means at most, 1 to 1,000
 * @param twoLevelAbove more clusters than this are fitted in two levels, 1 to 4,096
 */
public record ClusterConfig(
    EmbeddedText text,
    Scope scope,
    Optional<Integer> count,
    int pointsPerCentroid,
    int maxIterations,
    int twoLevelAbove) {

  private static final int MOST_CLUSTERS = 1_000_000;
  private static final int MOST_POINTS_PER_CENTROID = 256;
  private static final int MOST_ITERATIONS = 1000;
  private static final int MOST_FLAT_CLUSTERS = 4096;

  /** The group that a clustering covers. */
  public enum Scope {
    LANGUAGE,
    ALL
  }

  static ClusterConfig from(ConfigTree tree) {
    return new ClusterConfig(
        tree.value("cluster.text").choice(EmbeddedText.class),
        tree.value("cluster.scope").choice(Scope.class),
        tree.value("cluster.count").integerOr("auto", 1, MOST_CLUSTERS),
        tree.value("cluster.points_per_centroid").integer(1, MOST_POINTS_PER_CENTROID),
        tree.value("cluster.max_iterations").integer(1, MOST_ITERATIONS),
        tree.value("cluster.two_level_above").integer(1, MOST_FLAT_CLUSTERS));
  }
}
