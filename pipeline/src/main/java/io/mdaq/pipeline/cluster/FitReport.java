// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import java.io.Serializable;

/**
 * How a fit went.
 *
 * @param requestedClusters what was asked for
 * @param clusters what came out: fewer where there are fewer different training vectors
 * @param points training vectors
 * @param distinctPoints different ones among them
 * @param iterations rounds of assignment; in two levels the largest number of any fit
 * @param stop why the rounds ended; in two levels the worst of any fit
 * @param inertia sum over the training vectors of the squared distance to the centroid they are
 *     assigned to, exact, in units of 1 / 2048^2
 * @param emptyClusterRepairs how often an empty cluster took the farthest point
 * @param emptyClusters clusters to which no training vector is assigned in the end
 */
public record FitReport(
    int requestedClusters,
    int clusters,
    long points,
    int distinctPoints,
    int iterations,
    Stop stop,
    long inertia,
    int emptyClusterRepairs,
    int emptyClusters)
    implements Serializable {

  /** Why a fit ended, from best to worst. */
  public enum Stop {
    /** No assignment changed. */
    CONVERGED,
    /** A round lowered the inertia by no more than the tolerance. */
    TOLERANCE,
    /** The rounds allowed were used up. */
    MAX_ITERATIONS
  }

  /** Inertia per training vector, in units of the vectors' length (1 is a unit vector's square). */
  public double meanSquaredDistance() {
    return (double) inertia / points / (2048.0 * 2048.0);
  }
}
