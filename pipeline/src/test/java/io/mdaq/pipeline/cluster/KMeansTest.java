// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.cluster.FitReport.Stop;
import io.mdaq.pipeline.cluster.TestVectors.Sample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KMeansTest {

  private static final KMeansSettings SETTINGS = KMeansSettings.withSeed(42);
  private static final KMeansSettings TWO_LEVELS =
      new KMeansSettings(42, 25, 0.001, 64, 1 << 18, 4);

  @ParameterizedTest
  @CsvSource({"512", "4"})
  void findsBlobs(int maxFlatClusters) {
    List<Sample> samples = TestVectors.blobs(1, 12, 40, 32);
    KMeansSettings settings = new KMeansSettings(42, 100, 0, 1000, 1 << 18, maxFlatClusters);
    KMeans.Fit fit = KMeans.fit(TestVectors.all(samples), 12, settings);
    assertThat(fit.report().inertia()).isEqualTo(TestVectors.inertia(fit.clustering(), samples));
    if (maxFlatClusters == 512) {
      Set<Integer> clusters = new HashSet<>();
      for (int blob = 0; blob < 12; blob++) {
        int first = fit.clustering().assign(samples.get(blob * 40).vector());
        clusters.add(first);
        for (int i = 0; i < 40; i++) {
          assertThat(fit.clustering().assign(samples.get(blob * 40 + i).vector())).isEqualTo(first);
        }
      }
      assertThat(clusters).hasSize(12);
      assertThat(fit.report().stop()).isEqualTo(Stop.CONVERGED);
    }
    assertThat(fit.clustering().clusters()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void orderAndShardsDoNotMatter(int clusters) {
    List<Sample> samples = TestVectors.blobs(2, 30, 20, 16);
    for (KMeansSettings settings : List.of(SETTINGS, TWO_LEVELS)) {
      KMeans.Fit fit = KMeans.fit(TestVectors.first(samples, 400), clusters, settings);
      for (int seed = 0; seed < 5; seed++) {
        List<Sample> shuffled = TestVectors.shuffled(samples, seed);
        TrainingSet merged = TestVectors.first(shuffled.subList(0, 77), 400);
        merged.addAll(TestVectors.first(shuffled.subList(77, samples.size()), 400));
        KMeans.Fit again = KMeans.fit(merged, clusters, settings);
        assertThat(again.clustering()).isEqualTo(fit.clustering());
        assertThat(again.report()).isEqualTo(fit.report());
      }
    }
  }

  @Test
  void anotherSeedGivesOtherClusters() {
    TrainingSet training = TestVectors.all(TestVectors.blobs(2, 30, 20, 16));
    assertThat(KMeans.fit(training, 7, KMeansSettings.withSeed(1)).clustering())
        .isNotEqualTo(KMeans.fit(training, 7, KMeansSettings.withSeed(2)).clustering());
  }

  @Test
  void onePoint() {
    List<Sample> samples = TestVectors.blobs(4, 1, 1, 16);
    KMeans.Fit fit = KMeans.fit(TestVectors.all(samples), 10, SETTINGS);
    assertThat(fit.report().requestedClusters()).isEqualTo(10);
    assertThat(fit.report().clusters()).isEqualTo(1);
    assertThat(fit.report().inertia()).isZero();
    assertThat(fit.clustering().assign(samples.get(0).vector())).isZero();
  }

  @Test
  void equalVectorsAreOneClusterWithTheirWeight() {
    short[] vector = TestVectors.blobs(4, 1, 1, 16).get(0).vector();
    KMeans.Fit fit =
        KMeans.fit(
            TestVectors.all(TestVectors.numbered(Collections.nCopies(50, vector))), 3, SETTINGS);
    assertThat(fit.report()).isEqualTo(new FitReport(3, 1, 50, 1, 2, Stop.CONVERGED, 0, 0, 0));
    assertThat(fit.clustering().centroid(0)).isEqualTo(vector);
  }

  @Test
  void duplicatesPullTheMean() {
    short[] left = {2048, 0};
    short[] right = {0, 2048};
    KMeans.Fit fit =
        KMeans.fit(
            TestVectors.all(TestVectors.numbered(List.of(left, left, left, right))), 1, SETTINGS);
    assertThat(fit.clustering().centroid(0)).containsExactly(1536, 512);
  }

  @ParameterizedTest
  @CsvSource({"20, 512", "25, 512", "1000, 512", "20, 4", "25, 4", "1000, 4"})
  void asManyClustersAsPointsOrMore(int clusters, int maxFlatClusters) {
    List<Sample> samples = TestVectors.blobs(5, 20, 1, 16);
    KMeansSettings settings = new KMeansSettings(1, 25, 0, 64, 1 << 18, maxFlatClusters);
    KMeans.Fit fit = KMeans.fit(TestVectors.all(samples), clusters, settings);
    assertThat(fit.report().requestedClusters()).isEqualTo(clusters);
    assertThat(fit.report().clusters()).isEqualTo(20);
    assertThat(fit.clustering().clusters()).isEqualTo(20);
    assertThat(fit.report().inertia()).isZero();
    assertThat(samples.stream().map(s -> fit.clustering().assign(s.vector())).distinct())
        .hasSize(20);
  }

  @Test
  void nothingToFitIsRefused() {
    TrainingSet empty = new TrainingSet(1, 16, 10, 0);
    assertThatThrownBy(() -> KMeans.fit(empty, 3, SETTINGS))
        .hasMessage("k-means without a training vector");
    TrainingSet one = TestVectors.all(TestVectors.blobs(4, 1, 1, 16));
    assertThatThrownBy(() -> KMeans.fit(one, 0, SETTINGS)).hasMessage("k-means with 0 clusters");
    TrainingSet tooLong = new TrainingSet(1, 2, 10, 0);
    tooLong.add(new SampleId(1, 2), new short[] {2048, 2048});
    assertThatThrownBy(() -> KMeans.fit(tooLong, 1, SETTINGS))
        .hasMessageContaining("longer than one");
  }

  @Test
  void twoLevelsAssignWithinTheNearestCoarseCellAndReportWhatTheyDid() {
    List<Sample> samples = TestVectors.blobs(6, 100, 10, 16);
    KMeans.Fit fit = KMeans.fit(TestVectors.all(samples), 50, TWO_LEVELS);
    assertThat(fit.clustering().clusters()).isEqualTo(50);
    assertThat(fit.report().clusters()).isEqualTo(50);
    assertThat(fit.report().points()).isEqualTo(1000);
    assertThat(fit.report().inertia()).isEqualTo(TestVectors.inertia(fit.clustering(), samples));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void survivesBytesAndJavaSerialization(int clusters) throws Exception {
    List<Sample> samples = TestVectors.blobs(6, 30, 10, 16);
    Clustering clustering = KMeans.fit(TestVectors.all(samples), clusters, TWO_LEVELS).clustering();
    assertThat(Clustering.fromBytes(clustering.toBytes())).isEqualTo(clustering);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(clustering);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Clustering copy = (Clustering) in.readObject();
      assertThat(copy).isEqualTo(clustering).hasSameHashCodeAs(clustering);
      for (Sample sample : samples) {
        assertThat(copy.assign(sample.vector())).isEqualTo(clustering.assign(sample.vector()));
      }
    }
  }

  @Test
  void refusesAVectorOfOtherDimensions() {
    Clustering clustering =
        KMeans.fit(TestVectors.all(TestVectors.blobs(6, 3, 1, 16)), 2, SETTINGS).clustering();
    assertThatThrownBy(() -> clustering.assign(new short[15]))
        .hasMessage("a vector of 15 instead of 16 dimensions");
  }

  @Test
  void settingsNameTheirRange() {
    assertThatThrownBy(() -> new KMeansSettings(1, 0, 0, 64, 1000, 512))
        .isInstanceOf(UserException.class)
        .hasMessage("k-means cannot have 0 iterations; choose a number from 1 to 1000");
    assertThatThrownBy(() -> new KMeansSettings(1, 5, Double.NaN, 64, 1000, 512))
        .hasMessage("k-means cannot have a tolerance of NaN; choose a number from 0 to 0.1");
    List<KMeansSettings> bounded = new ArrayList<>();
    bounded.add(new KMeansSettings(1, 5, 0, 64, 1000, 512));
    assertThat(bounded.get(0).trainingPoints(10)).isEqualTo(640);
    assertThat(bounded.get(0).trainingPoints(Integer.MAX_VALUE)).isEqualTo(1000);
  }
}
