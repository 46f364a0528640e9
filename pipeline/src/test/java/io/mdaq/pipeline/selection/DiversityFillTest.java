// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.embedding.LexicalEmbedder;
import io.mdaq.core.embedding.LexicalEmbedderSettings;
import io.mdaq.core.embedding.SharedRevisions;
import io.mdaq.core.embedding.SharedRevisions.Pair;
import io.mdaq.core.sample.SampleText;
import io.mdaq.pipeline.cluster.Clustering;
import io.mdaq.pipeline.cluster.KMeans;
import io.mdaq.pipeline.cluster.KMeansSettings;
import io.mdaq.pipeline.cluster.TestVectors;
import io.mdaq.pipeline.cluster.TestVectors.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The default number of clusters leaves enough of them uncovered to fill the diversity quota. The
 * response's length stands in for the score here.
 */
@Tag("shared")
class DiversityFillTest {

  @ParameterizedTest
  @CsvSource({"3000, 0.98", "6000, 0.98", "12000, 0.98", "18000, 0.98"})
  void theDiversityQuotaIsFilledFromUncoveredClusters(int budget, double least) {
    long quota = 0;
    long filled = 0;
    for (List<Pair> pairs : SharedRevisions.pairs().values()) {
      List<SampleText> texts =
          pairs.stream().flatMap(pair -> Stream.of(pair.raw(), pair.revised())).distinct().toList();
      PlannedCounts counts = select(texts, budget / 10);
      quota += counts.diversityQuota();
      filled += counts.diversity();
    }
    System.out.printf("budget %d: %d of %d from uncovered clusters%n", budget, filled, quota);
    assertThat((double) filled / quota).isGreaterThanOrEqualTo(least);
  }

  private static PlannedCounts select(List<SampleText> texts, int budget) {
    LexicalEmbedder embedder = new LexicalEmbedder(LexicalEmbedderSettings.withSeed(1));
    List<short[]> vectors = new ArrayList<>();
    ValueCounter values = new ValueCounter();
    for (SampleText text : texts) {
      short[] vector = new short[embedder.dimensions()];
      embedder.embed(text, vector);
      vectors.add(vector);
      values.add(text.response().length());
    }
    List<Sample> samples = TestVectors.numbered(vectors);
    KMeansSettings settings = KMeansSettings.withSeed(1);
    int clusters = ClusterCount.forBudget(budget, texts.size(), QualityToDiversity.DEFAULT);
    Clustering clustering =
        KMeans.fit(
                TestVectors.first(samples, settings.trainingPoints(clusters)), clusters, settings)
            .clustering();
    SelectionSummary summary = SelectionSummary.forGroup(budget, values.histogram());
    for (int i = 0; i < texts.size(); i++) {
      summary.add(
          texts.get(i).response().length(),
          samples.get(i).id(),
          clustering.assign(samples.get(i).vector()));
    }
    return new DiversityAwareSelection(QualityToDiversity.DEFAULT).plan(summary).counts();
  }
}
