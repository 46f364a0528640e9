// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a {@link Clustering} to a training set: k-means++ and Lloyd's algorithm, in two levels where
 * there are many clusters (about sqrt(k) coarse cells, then in each a number of clusters
 * proportional to its different vectors).
 *
 * <p>The same training set gives the same clustering, whatever the order in which it was filled.
 */
public final class KMeans {

  /**
   * A finished fit.
   *
   * @param clustering assigns any vector
   * @param report how it went, on the training set
   */
  public record Fit(Clustering clustering, FitReport report) {}

  private KMeans() {}

  /**
   * Fits {@code clusters} clusters, or as many as there are different vectors.
   *
   * @param training at least one vector
   * @param clusters at least 1
   */
  public static Fit fit(TrainingSet training, int clusters, KMeansSettings settings) {
    if (clusters < 1) {
      throw new IllegalArgumentException("k-means with " + clusters + " clusters");
    }
    DistinctPoints points = DistinctPoints.of(training.byId(), training.dimensions());
    if (points.size() == 0) {
      throw new IllegalArgumentException("k-means without a training vector");
    }
    if (Math.min(clusters, points.size()) <= settings.maxFlatClusters()) {
      Lloyd.Fit fit = Lloyd.fit(points, clusters, settings, settings.seed());
      return new Fit(Clustering.flat(fit.centroids()), fit.report());
    }
    return fitTwoLevels(points, clusters, settings);
  }

  private static Fit fitTwoLevels(DistinctPoints points, int wanted, KMeansSettings settings) {
    int clusters = Math.min(wanted, points.size());
    int cells = (int) Math.ceil(Math.sqrt(clusters));
    DistinctPoints coarsePoints = points.spread(settings.trainingPoints(cells));
    Lloyd.Fit coarse = Lloyd.fit(coarsePoints, cells, settings, settings.seed());
    int[][] members = membersOf(coarse.centroids(), points);
    long[] sizes = Arrays.stream(members).mapToLong(cell -> cell.length).toArray();
    long empty = Arrays.stream(sizes).filter(size -> size == 0).count();
    long[] shares = LargestRemainder.divideLeavingNoneOut(sizes, clusters - empty);
    List<Centroids> fine = new ArrayList<>();
    List<FitReport> reports = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      if (members[cell].length == 0) {
        // No training vector came here, but others may: the cell is one cluster, its own centroid.
        fine.add(coarse.centroids().only(cell));
        continue;
      }
      DistinctPoints inside = points.subset(members[cell]);
      Lloyd.Fit fit = Lloyd.fit(inside, (int) shares[cell], settings, settings.seed() + 1 + cell);
      fine.add(fit.centroids());
      reports.add(fit.report());
    }
    Clustering clustering = new Clustering(coarse.centroids(), fine);
    FitReport report = summarize(wanted, clustering.clusters(), coarse.report(), reports, empty);
    return new Fit(clustering, report);
  }

  private static int[][] membersOf(Centroids centroids, DistinctPoints points) {
    int[] cellOf = new int[points.size()];
    int[] sizes = new int[centroids.count()];
    float[] scores = new float[centroids.count()];
    for (int i = 0; i < cellOf.length; i++) {
      centroids.score(points.vectors(), i * points.dimensions(), scores);
      cellOf[i] = Centroids.indexOfMax(scores);
      sizes[cellOf[i]]++;
    }
    int[][] members = new int[sizes.length][];
    for (int cell = 0; cell < sizes.length; cell++) {
      members[cell] = new int[sizes[cell]];
      sizes[cell] = 0;
    }
    for (int i = 0; i < cellOf.length; i++) {
      members[cellOf[i]][sizes[cellOf[i]]++] = i;
    }
    return members;
  }

  private static FitReport summarize(
      int wanted, int clusters, FitReport coarse, List<FitReport> fine, long emptyCells) {
    return new FitReport(
        wanted,
        clusters,
        fine.stream().mapToLong(FitReport::points).sum(),
        fine.stream().mapToInt(FitReport::distinctPoints).sum(),
        fine.stream().mapToInt(FitReport::iterations).reduce(coarse.iterations(), Math::max),
        fine.stream()
            .map(FitReport::stop)
            .reduce(coarse.stop(), (a, b) -> a.compareTo(b) >= 0 ? a : b),
        fine.stream().mapToLong(FitReport::inertia).sum(),
        coarse.emptyClusterRepairs() + fine.stream().mapToInt(FitReport::emptyClusterRepairs).sum(),
        (int) emptyCells + fine.stream().mapToInt(FitReport::emptyClusters).sum());
  }
}
