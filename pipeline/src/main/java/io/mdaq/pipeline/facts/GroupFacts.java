// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.facts;

import io.mdaq.pipeline.cluster.FitReport;
import io.mdaq.pipeline.selection.PlannedCounts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one group, a language or all of them, was clustered and what it was allotted.
 *
 * @param candidates samples to choose from: valid ones that are no duplicates
 * @param budget samples to select
 * @param first selected by the strategy's first, or only, stage
 * @param diversityQuota how many were to come from uncovered clusters
 * @param diversity how many did
 * @param fill how many were taken by score because uncovered clusters ran out
 * @param clusters absent where the strategy needs none
 */
public record GroupFacts(
    long candidates,
    int budget,
    int first,
    int diversityQuota,
    int diversity,
    int fill,
    @Nullable ClusterFacts clusters) {

  /**
   * How the clusters were fitted.
   *
   * @param count centroids
   * @param requested what was asked for; more than there are different vectors cannot be had
   * @param trainingVectors how many vectors they were fitted to
   * @param iterations rounds of Lloyd's algorithm; in two levels the most of any fit
   * @param stop why the rounds ended: converged, tolerance or max_iterations
   * @param inertia mean squared distance of the training vectors to their centroids; the vectors
   *     have length 1
   * @param emptyClusterRepairs how often an empty cluster took over the farthest vector
   */
  public record ClusterFacts(
      int count,
      int requested,
      long trainingVectors,
      int iterations,
      String stop,
      double inertia,
      int emptyClusterRepairs) {

    /** The facts of a fit. */
    public static ClusterFacts of(FitReport report) {
      return new ClusterFacts(
          report.clusters(),
          report.requestedClusters(),
          report.points(),
          report.iterations(),
          report.stop().name().toLowerCase(Locale.ROOT),
          Math.round(1e6 * report.meanSquaredDistance()) / 1e6,
          report.emptyClusterRepairs());
    }
  }

  /** The facts of a planned group. */
  public static GroupFacts of(
      long candidates, PlannedCounts counts, @Nullable ClusterFacts clusters) {
    return new GroupFacts(
        candidates,
        counts.budget(),
        counts.first(),
        counts.diversityQuota(),
        counts.diversity(),
        counts.fill(),
        clusters);
  }
}
