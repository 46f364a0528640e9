// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * k-means as the textbook has it, in double arithmetic, without anything of the code under test:
 * k-means++ over all points, then Lloyd's rounds until no assignment changes.
 */
final class ReferenceLloyd {

  private ReferenceLloyd() {}

  /** The inertia after convergence. */
  static double inertia(List<short[]> vectors, int clusters, long seed) {
    double[][] points =
        vectors.stream()
            .map(
                vector -> {
                  double[] point = new double[vector.length];
                  Arrays.setAll(point, d -> vector[d]);
                  return point;
                })
            .toArray(double[][]::new);
    double[][] centroids = seed(points, clusters, new Random(seed));
    int[] assignment = new int[points.length];
    while (true) {
      double inertia = 0;
      boolean changed = false;
      for (int i = 0; i < points.length; i++) {
        int nearest = 0;
        double best = Double.POSITIVE_INFINITY;
        for (int c = 0; c < clusters; c++) {
          double distance = squaredDistance(points[i], centroids[c], best);
          if (distance < best) {
            best = distance;
            nearest = c;
          }
        }
        changed |= assignment[i] != nearest;
        assignment[i] = nearest;
        inertia += best;
      }
      if (!changed) {
        return inertia;
      }
      double[][] sums = new double[clusters][points[0].length];
      int[] counts = new int[clusters];
      for (int i = 0; i < points.length; i++) {
        counts[assignment[i]]++;
        for (int d = 0; d < points[i].length; d++) {
          sums[assignment[i]][d] += points[i][d];
        }
      }
      for (int c = 0; c < clusters; c++) {
        for (int d = 0; d < sums[c].length && counts[c] > 0; d++) {
          centroids[c][d] = sums[c][d] / counts[c];
        }
      }
    }
  }

  private static double[][] seed(double[][] points, int clusters, Random random) {
    double[][] centroids = new double[clusters][];
    double[] distances = new double[points.length];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    centroids[0] = points[random.nextInt(points.length)].clone();
    for (int c = 1; c < clusters; c++) {
      double total = 0;
      for (int i = 0; i < points.length; i++) {
        double limit = distances[i];
        distances[i] = Math.min(limit, squaredDistance(points[i], centroids[c - 1], limit));
        total += distances[i];
      }
      double left = random.nextDouble() * total;
      int next = 0;
      while (next < points.length - 1 && left >= distances[next]) {
        left -= distances[next++];
      }
      centroids[c] = points[next].clone();
    }
    return centroids;
  }

  /** Stops early, with a result above {@code limit}, once it is exceeded. */
  private static double squaredDistance(double[] a, double[] b, double limit) {
    double sum = 0;
    for (int d = 0; d < a.length && sum <= limit; d++) {
      double difference = a[d] - b[d];
      sum += difference * difference;
    }
    return sum;
  }
}
