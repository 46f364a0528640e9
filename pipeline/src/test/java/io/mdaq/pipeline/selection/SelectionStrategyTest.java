// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleId;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionStrategyTest {

  @Test
  void strategiesHaveNames() {
    assertThat(named("das", "quality_to_diversity=3:2"))
        .isEqualTo(new DiversityAwareSelection(new QualityToDiversity(3000, 2000)));
    assertThat(named("diversity", "quality_to_diversity=3:2"))
        .isEqualTo(new DiversityAwareSelection(new QualityToDiversity(0, 1)));
    assertThat(named("quality").rankedBy()).isEqualTo(RankingValue.SCORE);
    assertThat(named("random").rankedBy()).isEqualTo(RankingValue.RANDOM);
    assertThat(named("longest").rankedBy()).isEqualTo(RankingValue.LENGTH);
    assertThat(named("threshold", "threshold=-0.25"))
        .isEqualTo(new ScoreThreshold(new ScoreCutOff.Score(-2500)));
    assertThat(named("greedy", "max_similarity=0.85", "pool=3"))
        .isEqualTo(new GreedySelection(850_000, new PoolLimit(3)));
    assertThat(named("mmr", "mmr_lambda=0.3", "pool=4"))
        .isEqualTo(new MarginalRelevance(300_000, new PoolLimit(4)));
    assertThat(named("das").needsClusters()).isTrue();
    assertThat(named("longest").needsClusters()).isFalse();
    assertThat(named("mmr").needsClusters()).isFalse();
    assertThat(Stage.FILL.label()).isEqualTo("fill");
  }

  /** The strategy of a configuration with these keys of {@code selection}. */
  private static SelectionStrategy named(String name, String... settings) {
    ConfigTree tree =
        CommandDefaults.CURATE.tree().with(ConfigLayer.set("selection.strategy=" + name));
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set("selection." + setting));
    }
    return SelectionStrategy.of(CurateConfig.from(tree).selection());
  }

  @ParameterizedTest
  @CsvSource({
    "6, 6000, 857",
    "6, 7, 1",
    "6, 6, 0",
    "6:1, 14, 2",
    "2.5, 35, 10",
    "3 : 2, 10, 4",
    "0, 10, 10",
    "0:1, 10, 10",
    "1:0, 10, 0",
    "6, 2147483647, 306783378",
  })
  void splitsTheBudget(String text, int budget, int diversity) {
    assertThat(QualityToDiversity.parse(text).diversityQuota(budget)).isEqualTo(diversity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0:0", "-1", "six", "6:1:1", "1000001", "1e2", "NaN"})
  void refusesOtherSplits(String text) {
    assertThatThrownBy(() -> QualityToDiversity.parse(text))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "selection.quality_to_diversity is \"%s\"; write a number from 0 to 1000000, as 6 for"
                + " six parts quality to one part diversity, or two numbers as 3:2",
            text);
  }

  @Test
  void valuesAreWhatTheStrategiesRankBy() {
    SampleId id = new SampleId(1, 2);
    assertThat(RankingValue.SCORE.of(-17, id, "x", 1)).isEqualTo(-17);
    assertThat(RankingValue.LENGTH.of(5, id, "日本🎉", 1)).isEqualTo(3);
    assertThat(RankingValue.LENGTH.of(5, id, "x".repeat(1_200_000), 1)).isEqualTo(1_000_000);
    assertThat(RankingValue.RANDOM.of(5, id, "x", 1))
        .isEqualTo(RankingValue.RANDOM.of(6, id, "y", 1))
        .isNotEqualTo(RankingValue.RANDOM.of(5, id, "x", 2));
  }

  @Test
  void randomValuesAreUniform() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(4L);
    int[] counts = new int[16];
    for (int i = 0; i < 16_000; i++) {
      SampleId id = new SampleId(i, random.nextLong());
      counts[RankingValue.RANDOM.of(0, id, "", 9) >>> 12]++;
    }
    assertThat(Arrays.stream(counts).min().orElseThrow()).isGreaterThan(850);
    assertThat(Arrays.stream(counts).max().orElseThrow()).isLessThan(1150);
  }

  @ParameterizedTest
  @CsvSource({
    "600, 3682, 411",
    "6000, 36820, 4116",
    "6000, 600000, 3955",
    "1, 10, 1",
    "2, 10, 1",
    "0, 10, 1",
    "0, 0, 1",
    "5, 0, 1",
    "100, 3, 2",
    "100, 100, 50",
    "1000000, 50000000, 65536",
    "2147483647, 9223372036854775807, 65536",
  })
  void enoughClustersToStayUncovered(int budget, long groupSize, int clusters) {
    assertThat(ClusterCount.forBudget(budget, groupSize, QualityToDiversity.DEFAULT))
        .isEqualTo(clusters);
  }

  @Test
  void aLargerDiversityQuotaNeedsMoreClusters() {
    assertThat(ClusterCount.forBudget(600, 3682, new QualityToDiversity(1, 1)))
        .isGreaterThan(ClusterCount.forBudget(600, 3682, new QualityToDiversity(2, 1)));
    assertThat(ClusterCount.forBudget(600, 3682, new QualityToDiversity(1, 0))).isEqualTo(300);
  }

  @ParameterizedTest
  @CsvSource({"600, 3682, 600", "600, 1000, 500", "0, 10, 1", "1, 1, 1", "100000, 1000000, 65536"})
  void withNothingChosenByScoreEachSampleHasACluster(int budget, long groupSize, int clusters) {
    assertThat(ClusterCount.forBudget(budget, groupSize, new QualityToDiversity(0, 1)))
        .isEqualTo(clusters);
  }
}
