// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import io.mdaq.core.problem.UserException;
import java.io.Serializable;

/**
 * How k-means is fitted.
 *
 * @param seed chooses the training vectors and the first centroids
 * @param maxIterations rounds of Lloyd's algorithm, from 1 to 1,000
 * @param tolerance a fit stops when a round lowers the inertia by no more than this share, from 0
 *     (only at convergence) to 0.1
 * @param pointsPerCentroid training vectors per cluster, from 1 to 1,000,000
 * @param maxTrainingPoints no fit sees more vectors, whatever the number of clusters: bounds its
 *     memory; from 1 to 1,048,576
 * @param maxFlatClusters more clusters than this are fitted in two levels; from 1 to 4,096
 */
public record KMeansSettings(
    long seed,
    int maxIterations,
    double tolerance,
    int pointsPerCentroid,
    int maxTrainingPoints,
    int maxFlatClusters)
    implements Serializable {

  public KMeansSettings {
    requireRange("iterations", maxIterations, 1, 1000);
    requireRange("training points per centroid", pointsPerCentroid, 1, 1_000_000);
    requireRange("training points", maxTrainingPoints, 1, 1 << 20);
    requireRange("clusters of a flat fit", maxFlatClusters, 1, 4096);
    if (!(tolerance >= 0 && tolerance <= 0.1)) {
      throw UserException.usage(
          "k-means cannot have a tolerance of " + tolerance + "; choose a number from 0 to 0.1");
    }
  }

  /** 25 iterations at most, tolerance 0.002, 64 points per centroid, 262,144 in all, 512 flat. */
  public static KMeansSettings withSeed(long seed) {
    return new KMeansSettings(seed, 25, 0.002, 64, 1 << 18, 512);
  }

  /** How many vectors a fit of so many clusters is trained on where a group has that many. */
  public int trainingPoints(int clusters) {
    return (int) Math.min((long) clusters * pointsPerCentroid, maxTrainingPoints);
  }

  private static void requireRange(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw UserException.usage(
          "k-means cannot have %d %s; choose a number from %d to %d"
              .formatted(value, name, low, high));
    }
  }
}
