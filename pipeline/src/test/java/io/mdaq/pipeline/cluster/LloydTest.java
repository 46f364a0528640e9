// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.pipeline.cluster.FitReport.Stop;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LloydTest {

  private static DistinctPoints points(long seed, int count, int dimensions) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    List<short[]> vectors =
        IntStream.range(0, count).mapToObj(i -> TestVectors.unit(random, dimensions)).toList();
    TrainingSet set = TestVectors.all(TestVectors.numbered(vectors));
    return DistinctPoints.of(set.byId(), dimensions);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 1000})
  void assignmentsAreAlwaysThoseOfTheReturnedCentroids(int maxIterations) {
    DistinctPoints points = points(1, 300, 12);
    KMeansSettings settings = new KMeansSettings(3, maxIterations, 0, 64, 1000, 512);
    Lloyd.Fit fit = Lloyd.fit(points, 20, settings, 3);
    long inertia = 0;
    for (int i = 0; i < points.size(); i++) {
      short[] x = Arrays.copyOfRange(points.vectors(), i * 12, (i + 1) * 12);
      assertThat(fit.assignment()[i]).isEqualTo(fit.centroids().nearest(x));
      for (int d = 0; d < 12; d++) {
        int difference = x[d] - fit.centroids().value(fit.assignment()[i], d);
        inertia += (long) difference * difference;
      }
    }
    assertThat(fit.report().inertia()).isEqualTo(inertia);
    assertThat(fit.report().iterations()).isLessThanOrEqualTo(maxIterations);
    if (maxIterations < 1000) {
      assertThat(fit.report().stop()).isEqualTo(Stop.MAX_ITERATIONS);
    } else {
      assertThat(fit.report().stop()).isNotEqualTo(Stop.MAX_ITERATIONS);
    }
  }

  @Test
  void anEmptyClusterTakesTheFarthestPoint() {
    DistinctPoints points =
        new DistinctPoints(new short[] {0, 1, 2, 500, 1000}, 1, new int[] {1, 1, 1, 1, 1});
    // Nothing is nearest to the second and third centroid.
    Centroids first = new Centroids(new short[] {100, -900, -1000}, 1);
    KMeansSettings settings = new KMeansSettings(3, 100, 0, 64, 1000, 512);
    Lloyd.Fit fit = Lloyd.refine(points, first, 3, settings);
    assertThat(fit.report().emptyClusterRepairs()).isEqualTo(2);
    assertThat(fit.assignment()).containsExactly(0, 0, 0, 2, 1);
    assertThat(fit.centroids().values()).containsExactly(1, 1000, 500);
    assertThat(fit.report().stop()).isEqualTo(Stop.CONVERGED);
    assertThat(fit.report().emptyClusters()).isZero();
    Lloyd.Fit unrepaired =
        Lloyd.refine(points, first, 3, new KMeansSettings(3, 1, 0, 64, 1000, 512));
    assertThat(unrepaired.report().emptyClusters()).isEqualTo(2);
  }

  @Test
  void theToleranceStopsEarlier() {
    DistinctPoints points = points(2, 2000, 12);
    Lloyd.Fit exact = Lloyd.fit(points, 30, new KMeansSettings(3, 1000, 0, 64, 1000, 512), 3);
    Lloyd.Fit early = Lloyd.fit(points, 30, new KMeansSettings(3, 1000, 0.01, 64, 1000, 512), 3);
    assertThat(early.report().stop()).isEqualTo(Stop.TOLERANCE);
    assertThat(early.report().iterations()).isLessThan(exact.report().iterations());
    assertThat((double) early.report().inertia())
        .isBetween((double) exact.report().inertia(), 1.05 * exact.report().inertia());
  }

  @Test
  void meansAreRoundedHalfUp() {
    DistinctPoints points = new DistinctPoints(new short[] {-3, 0, 1, 2}, 2, new int[] {1, 1});
    Lloyd.Fit fit =
        Lloyd.refine(
            points,
            new Centroids(new short[] {0, 0}, 2),
            1,
            new KMeansSettings(3, 100, 0, 64, 1000, 512));
    assertThat(fit.centroids().values()).containsExactly(-1, 1);
  }
}
