// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import io.mdaq.pipeline.cluster.FitReport.Stop;
import java.util.Arrays;

/**
 * Lloyd's algorithm (1982, doi:10.1109/TIT.1982.1056489) on different points with weights: exact
 * comparisons, and means from exact integer sums, rounded to fixed point (ties up).
 *
 * <p>An empty cluster takes the point farthest from its own centroid, of equally far ones that with
 * the smallest id, among the points of clusters with at least two.
 */
final class Lloyd {

  /**
   * A finished fit.
   *
   * @param centroids the last ones
   * @param assignment for each point the nearest of these centroids
   * @param report how it went
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Fit(Centroids centroids, int[] assignment, FitReport report) {}

  /** Most rounds are spent on so many points per centroid; all points then need only a few. */
  private static final int WARM_UP_POINTS = 16;

  /** Points scored in one go; more gain nothing. */
  private static final int AT_ONCE = 4;

  private final DistinctPoints points;
  private final int clusters;
  private final KMeansSettings settings;

  /** For each point the index of its centroid. */
  private final int[] assignment;

  /** For each point the exact squared distance to it. */
  private final int[] distances;

  /** For each point its exact squared length. */
  private final int[] squares;

  private int repairs;

  private Lloyd(DistinctPoints points, int clusters, KMeansSettings settings) {
    this.points = points;
    this.clusters = clusters;
    this.settings = settings;
    this.assignment = new int[points.size()];
    this.distances = new int[points.size()];
    this.squares = new int[points.size()];
    Arrays.setAll(squares, points::squaredLength);
  }

  /**
   * Fits.
   *
   * @param wanted the number of clusters; lowered to the number of points where there are fewer
   * @param seed chooses the first centroids
   */
  static Fit fit(DistinctPoints points, int wanted, KMeansSettings settings, long seed) {
    int clusters = Math.min(wanted, points.size());
    Centroids start = new Centroids(Seeding.choose(points, clusters, seed), points.dimensions());
    DistinctPoints few = points.spread(Math.multiplyExact(clusters, WARM_UP_POINTS));
    if (few.size() < points.size()) {
      start = refine(few, start, wanted, settings).centroids();
    }
    return refine(points, start, wanted, settings);
  }

  /** Improves given centroids, no more of them than there are points. */
  static Fit refine(DistinctPoints points, Centroids first, int wanted, KMeansSettings settings) {
    return new Lloyd(points, first.count(), settings).run(first, wanted);
  }

  /** Every way out comes right after an assignment, which therefore is that of the centroids. */
  private Fit run(Centroids first, int wanted) {
    Centroids centroids = first;
    int[] before = new int[0];
    long inertiaBefore = 0;
    for (int iteration = 1; ; iteration++) {
      assign(centroids);
      long inertia = inertia();
      if (Arrays.equals(assignment, before)) {
        return finish(centroids, wanted, iteration, Stop.CONVERGED, inertia);
      }
      if (iteration > 1
          && inertiaBefore - inertia <= settings.tolerance() * (double) inertiaBefore) {
        return finish(centroids, wanted, iteration, Stop.TOLERANCE, inertia);
      }
      if (iteration == settings.maxIterations()) {
        return finish(centroids, wanted, iteration, Stop.MAX_ITERATIONS, inertia);
      }
      repairEmpty();
      before = assignment.clone();
      inertiaBefore = inertia;
      centroids = means();
    }
  }

  private Fit finish(Centroids centroids, int wanted, int iterations, Stop stop, long inertia) {
    int empty = (int) Arrays.stream(members()).filter(count -> count == 0).count();
    FitReport report =
        new FitReport(
            wanted,
            clusters,
            points.totalWeight(),
            points.size(),
            iterations,
            stop,
            inertia,
            repairs,
            empty);
    return new Fit(centroids, assignment, report);
  }

  private void assign(Centroids centroids) {
    int size = assignment.length;
    float[][] scores = new float[Math.min(AT_ONCE, size)][clusters];
    for (int from = 0; from < size; from += scores.length) {
      // The last points are scored with some before them, which are then assigned a second time.
      int first = Math.min(from, size - scores.length);
      centroids.scoreAll(points.vectors(), first * points.dimensions(), scores);
      for (int i = 0; i < scores.length; i++) {
        assign(first + i, scores[i]);
      }
    }
  }

  private void assign(int point, float[] scores) {
    int nearest = Centroids.indexOfMax(scores);
    assignment[point] = nearest;
    distances[point] = squares[point] - (int) scores[nearest];
  }

  private long inertia() {
    long inertia = 0;
    for (int i = 0; i < distances.length; i++) {
      inertia += (long) distances[i] * points.weights()[i];
    }
    return inertia;
  }

  private int[] members() {
    int[] members = new int[clusters];
    for (int cluster : assignment) {
      members[cluster]++;
    }
    return members;
  }

  private void repairEmpty() {
    int[] members = members();
    for (int cluster = 0; cluster < clusters; cluster++) {
      if (members[cluster] > 0) {
        continue;
      }
      int farthest = -1;
      for (int i = 0; i < assignment.length; i++) {
        if (members[assignment[i]] > 1 && (farthest < 0 || distances[i] > distances[farthest])) {
          farthest = i;
        }
      }
      members[assignment[farthest]]--;
      members[cluster] = 1;
      assignment[farthest] = cluster;
      distances[farthest] = 0;
      repairs++;
    }
  }

  private Centroids means() {
    int dimensions = points.dimensions();
    long[] sums = new long[clusters * dimensions];
    long[] weights = new long[clusters];
    for (int i = 0; i < assignment.length; i++) {
      int cluster = assignment[i];
      int weight = points.weights()[i];
      weights[cluster] += weight;
      for (int d = 0; d < dimensions; d++) {
        sums[cluster * dimensions + d] += (long) weight * points.vectors()[i * dimensions + d];
      }
    }
    short[] means = new short[sums.length];
    for (int at = 0; at < means.length; at++) {
      long weight = weights[at / dimensions];
      means[at] = (short) Math.floorDiv(2 * sums[at] + weight, 2 * weight);
    }
    return new Centroids(means, dimensions);
  }
}
