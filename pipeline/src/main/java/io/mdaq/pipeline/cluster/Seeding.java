// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The first centroids, by k-means++ (Arthur and Vassilvitskii 2007, "k-means++: the advantages of
 * careful seeding", SODA): each next one is a point drawn with probability proportional to its
 * weight times its squared distance to the nearest centroid so far. The weights are exact integers.
 */
final class Seeding {

  /** Points are scanned in tables of so many, small enough for the cache. */
  private static final int TABLE = 512;

  /** Drawing among more points than this per centroid takes longer and gains nothing measurable. */
  private static final int POINTS_PER_CENTROID = 16;

  private Seeding() {}

  /**
   * Chooses among the points, or among an even spread of them where there are many.
   *
   * @param count at least 1, at most the number of points (which are different from each other, so
   *     that a point of positive distance is left in every step)
   * @return the components of the chosen points, one after the other
   */
  static short[] choose(DistinctPoints all, int count, long seed) {
    DistinctPoints points = all.spread(Math.multiplyExact(count, POINTS_PER_CENTROID));
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int dimensions = points.dimensions();
    Centroids[] tables = tables(points);
    int[] distances = new int[points.size()];
    Arrays.fill(distances, 1);
    short[] chosen = new short[Math.multiplyExact(count, dimensions)];
    float[] scores = new float[TABLE];
    for (int c = 0; c < count; c++) {
      int next = draw(points, distances, random);
      System.arraycopy(points.vectors(), next * dimensions, chosen, c * dimensions, dimensions);
      int square = points.squaredLength(next);
      for (int t = 0; t < tables.length; t++) {
        tables[t].score(chosen, c * dimensions, scores);
        lower(distances, t * TABLE, tables[t].count(), square, scores, c == 0);
      }
    }
    return chosen;
  }

  /** A table's "centroids" are points here: |x - p|^2 = |x|^2 - (2 x.p - |p|^2). */
  private static void lower(
      int[] distances, int from, int count, int square, float[] scores, boolean first) {
    for (int i = 0; i < count; i++) {
      int distance = square - (int) scores[i];
      distances[from + i] = first ? distance : Math.min(distances[from + i], distance);
    }
  }

  private static int draw(DistinctPoints points, int[] distances, UniformRandomProvider random) {
    long total = 0;
    for (int i = 0; i < distances.length; i++) {
      total += (long) distances[i] * points.weights()[i];
    }
    long left = random.nextLong(total);
    int i = 0;
    while (left >= (long) distances[i] * points.weights()[i]) {
      left -= (long) distances[i] * points.weights()[i];
      i++;
    }
    return i;
  }

  private static Centroids[] tables(DistinctPoints points) {
    Centroids[] tables = new Centroids[(points.size() + TABLE - 1) / TABLE];
    int dimensions = points.dimensions();
    for (int t = 0; t < tables.length; t++) {
      int end = Math.min(points.size(), (t + 1) * TABLE);
      tables[t] =
          new Centroids(
              Arrays.copyOfRange(points.vectors(), t * TABLE * dimensions, end * dimensions),
              dimensions);
    }
    return tables;
  }
}
