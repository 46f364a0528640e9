// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.embedding.LexicalEmbedder;
import io.mdaq.core.embedding.LexicalEmbedderSettings;
import io.mdaq.core.embedding.SharedRevisions;
import io.mdaq.core.embedding.SharedRevisions.Pair;
import io.mdaq.core.sample.SampleText;
import io.mdaq.pipeline.cluster.TestVectors.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How good the clusters are on real instructions, beside an independent implementation. */
@Tag("shared")
class KMeansInertiaTest {

  private static List<short[]> vectors(Stream<SampleText> texts) {
    LexicalEmbedder embedder = new LexicalEmbedder(LexicalEmbedderSettings.withSeed(1));
    List<short[]> vectors = new ArrayList<>();
    texts.forEach(
        text -> {
          short[] vector = new short[embedder.dimensions()];
          embedder.embed(text, vector);
          vectors.add(vector);
        });
    return vectors;
  }

  @ParameterizedTest
  @CsvSource({"German, 50", "German, 300", "Japanese, 100", "Arabic, 200"})
  void isWithinTwoPercentOfAReferenceRunToConvergence(String language, int clusters) {
    List<short[]> vectors =
        vectors(
            SharedRevisions.pairs().getOrDefault(language, List.of()).stream()
                .flatMap(pair -> Stream.of(pair.raw(), pair.revised())));
    double reference =
        (ReferenceLloyd.inertia(vectors, clusters, 1)
                + ReferenceLloyd.inertia(vectors, clusters, 2))
            / 2;
    for (long seed = 1; seed <= 3; seed++) {
      KMeans.Fit fit =
          KMeans.fit(
              TestVectors.all(TestVectors.numbered(vectors)),
              clusters,
              KMeansSettings.withSeed(seed));
      double ratio = fit.report().inertia() / reference;
      System.out.printf("%s, %d clusters: %.4f, %s%n", language, clusters, ratio, fit.report());
      assertThat(ratio).isLessThan(1.02);
    }
  }

  @Test
  void twoLevelsAndTrainingSubsetsLoseLittle() {
    List<short[]> vectors =
        vectors(SharedRevisions.pairs().values().stream().flatMap(List::stream).map(Pair::raw));
    List<Sample> samples = TestVectors.numbered(vectors);
    KMeans.Fit flat = KMeans.fit(TestVectors.all(samples), 200, KMeansSettings.withSeed(1));
    long inertia = TestVectors.inertia(flat.clustering(), samples);
    assertThat(inertia).isEqualTo(flat.report().inertia());
    KMeansSettings twoLevels = new KMeansSettings(1, 25, 0.001, 64, 1 << 18, 100);
    double levels =
        (double) KMeans.fit(TestVectors.all(samples), 200, twoLevels).report().inertia() / inertia;
    System.out.printf("two levels / flat, 200 clusters: %.4f%n", levels);
    assertThat(levels).isLessThan(1.08);
    for (int each : new int[] {16, 32, 64}) {
      Clustering subset =
          KMeans.fit(TestVectors.first(samples, 200 * each), 200, KMeansSettings.withSeed(1))
              .clustering();
      double loss = (double) TestVectors.inertia(subset, samples) / inertia;
      System.out.printf("%d training points per cluster / all (92): %.4f%n", each, loss);
      assertThat(loss).isLessThan(each == 64 ? 1.02 : 1.08);
    }
  }
}
