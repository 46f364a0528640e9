// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.cluster.TestVectors;
import io.mdaq.pipeline.testing.ComparedSelection;
import io.mdaq.pipeline.testing.ComparedSelection.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The strategies that compare vectors against their definitions. */
class VectorStrategyTest {

  private static final int DIMENSIONS = 12;
  private static final PoolLimit WIDE = new PoolLimit(1_000_000);

  /** Samples in blobs, some of equal vectors, some of zeros, with few different scores. */
  private static List<Item> items(UniformRandomProvider random, int count, int scores) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(10);
      short[] vector;
      if (kind == 0) {
        vector = new short[DIMENSIONS];
      } else if (kind < 4 && i > 0) {
        vector = items.get(random.nextInt(i)).vector();
      } else if (kind < 7 && i > 0) {
        vector = items.get(random.nextInt(i)).vector().clone();
        int moved = random.nextInt(DIMENSIONS);
        vector[moved] = (short) (vector[moved] + random.nextInt(-300, 301));
      } else {
        vector = TestVectors.unit(random, DIMENSIONS);
      }
      SampleId id = new SampleId(random.nextLong(-2, 3), random.nextLong() << 12 | i);
      items.add(new Item(id, random.nextInt(-scores, scores + 1), vector));
    }
    return items;
  }

  /** By way of shards, pools and bytes, as the pipeline does it. */
  private static SelectionPlan plan(
      VectorStrategy strategy, List<Item> items, int budget, int shards) {
    ValueCounter counter = new ValueCounter();
    items.forEach(item -> counter.add(item.score()));
    ValueHistogram group = counter.histogram();
    int capacity = strategy.pool().of("xx", budget, items.size(), DIMENSIONS);
    List<CandidatePool> parts = new ArrayList<>();
    for (int shard = shards - 1; shard >= 0; shard--) {
      CandidatePool part = CandidatePool.forGroup(capacity, group);
      for (int i = shard; i < items.size(); i += shards) {
        Item item = items.get(i);
        part.add(item.score(), item.id(), item.vector());
      }
      parts.add(CandidatePool.fromBytes(part.toBytes()));
    }
    List<Candidate> pool = CandidatePool.merged(parts).bestFirst();
    return SelectionPlan.fromBytes(strategy.plan(budget, group, pool).toBytes());
  }

  private static Set<SampleId> chosen(SelectionPlan plan, List<Item> items, Stage stage) {
    Set<SampleId> chosen = new HashSet<>();
    for (Item item : items) {
      if (plan.decide(item.score(), item.id()) instanceof Decision.Selected selected) {
        assertThat(selected.stage()).isEqualTo(stage);
        chosen.add(item.id());
      }
    }
    assertThat(chosen).hasSize(plan.counts().selected()).hasSize(plan.counts().first());
    return chosen;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void greedyChoosesAsDefined(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    for (int round = 0; round < 60; round++) {
      List<Item> items = items(random, random.nextInt(1, 90), random.nextInt(1, 40));
      int budget = random.nextInt(1, items.size() + 5);
      int perSelected = random.nextInt(1, 6);
      double limit = random.nextInt(1, 21) / 20.0;
      GreedySelection greedy =
          new GreedySelection(TakenVectors.millionths(limit), new PoolLimit(perSelected));

      SelectionPlan plan = plan(greedy, items, budget, random.nextInt(1, 5));

      assertThat(chosen(plan, items, Stage.GREEDY))
          .containsExactlyInAnyOrderElementsOf(
              ComparedSelection.greedy(items, budget, budget * perSelected, limit));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void marginalRelevanceChoosesAsDefined(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    for (int round = 0; round < 40; round++) {
      List<Item> items = items(random, random.nextInt(1, 45), random.nextInt(1, 40));
      int budget = random.nextInt(1, items.size() + 5);
      int perSelected = random.nextInt(1, 6);
      double lambda = random.nextInt(0, 11) / 10.0;
      MarginalRelevance relevance =
          new MarginalRelevance(TakenVectors.millionths(lambda), new PoolLimit(perSelected));

      SelectionPlan plan = plan(relevance, items, budget, random.nextInt(1, 5));

      assertThat(chosen(plan, items, Stage.MMR))
          .containsExactlyInAnyOrderElementsOf(
              ComparedSelection.marginalRelevance(items, budget, budget * perSelected, lambda));
    }
  }

  /** More than a block of vectors, so that the wide loops are used too. */
  @Test
  void manyAreChosenAsDefined() {
    List<Item> items = items(RandomSource.XO_SHI_RO_256_PP.create(9L), 700, 1000);
    assertThat(chosen(plan(new GreedySelection(950_000, WIDE), items, 400, 3), items, Stage.GREEDY))
        .hasSizeGreaterThan(300)
        .containsExactlyInAnyOrderElementsOf(ComparedSelection.greedy(items, 400, 700, 0.95));
    assertThat(chosen(plan(new MarginalRelevance(0, WIDE), items, 300, 3), items, Stage.MMR))
        .hasSize(300);
  }

  @Test
  void withAllWeightOnTheScoreItIsTheBestByScore() {
    List<Item> items = items(RandomSource.XO_SHI_RO_256_PP.create(10L), 200, 30);
    List<SampleId> best =
        items.stream()
            .map(item -> new Rank(item.score(), item.id()))
            .sorted()
            .limit(60)
            .map(Rank::id)
            .toList();
    SelectionPlan plan = plan(new MarginalRelevance(TakenVectors.ONE, WIDE), items, 60, 2);
    assertThat(chosen(plan, items, Stage.MMR)).containsExactlyInAnyOrderElementsOf(best);
  }

  @Test
  void ofEqualVectorsGreedyTakesTheBestOnly() {
    short[] vector = TestVectors.unit(RandomSource.XO_SHI_RO_256_PP.create(11L), DIMENSIONS);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      items.add(new Item(new SampleId(1, i), 7, vector));
    }
    SelectionPlan plan = plan(new GreedySelection(TakenVectors.ONE, WIDE), items, 10, 3);
    assertThat(chosen(plan, items, Stage.GREEDY)).containsExactly(new SampleId(1, 0));
    assertThat(plan.counts().budget()).isEqualTo(10);
    assertThat(plan(new MarginalRelevance(500_000, WIDE), items, 10, 3).counts().selected())
        .isEqualTo(10);
  }

  @Test
  void vectorsOfZerosAreLikeNothing() {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      items.add(new Item(new SampleId(1, i), i, new short[DIMENSIONS]));
    }
    for (VectorStrategy strategy :
        List.of(new GreedySelection(10_000, WIDE), new MarginalRelevance(0, WIDE))) {
      assertThat(plan(strategy, items, 9, 2).counts().selected()).isEqualTo(5);
    }
  }

  @Test
  void nothingIsChosenForNothingOrOfNothing() {
    List<Item> items = items(RandomSource.XO_SHI_RO_256_PP.create(12L), 20, 5);
    ValueHistogram empty = new ValueCounter().histogram();
    for (VectorStrategy strategy :
        List.of(new GreedySelection(900_000, WIDE), new MarginalRelevance(500_000, WIDE))) {
      assertThat(plan(strategy, items, 0, 2).counts().selected()).isZero();
      assertThat(strategy.plan(5, empty, List.of()).counts().selected()).isZero();
    }
  }

  @Test
  void poolsOfOtherSizesDoNotMerge() {
    assertThatThrownBy(
            () -> new CandidatePool(3, Integer.MIN_VALUE).addAll(new CandidatePool(4, 0)))
        .hasMessage("pools of 3 and 4 samples cannot be merged");
  }

  @Test
  void poolsStayBoundedWithoutACutOff() {
    CandidatePool pool = new CandidatePool(10, Integer.MIN_VALUE);
    for (int i = 0; i < 10_000; i++) {
      pool.add(i, new SampleId(0, i), new short[2]);
    }
    assertThat(pool.toBytes().length).isLessThan(10 * 30 + 20);
    assertThat(pool.bestFirst()).extracting(c -> c.rank().value()).startsWith(9999).hasSize(10);
  }

  @Test
  void poolsAreLimited() {
    assertThat(new PoolLimit(10).of("de", 60, 600_000, 256)).isEqualTo(600);
    assertThat(new PoolLimit(10).of("de", 60, 300, 256)).isEqualTo(300);
    assertThat(new PoolLimit(10).of("de", 0, 300, 256)).isZero();
    assertThat(new PoolLimit(1_000_000).of("de", 2, 2L << 20, 256)).isEqualTo(2_000_000);
    assertThatThrownBy(() -> new PoolLimit(1_000_000).of("de", 3, 1L << 40, 256))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(
            "de: choosing 3 of the best 3,000,000 samples by their similarity takes 1,536,000,000"
                + " bytes of vectors in one worker; allowed are 1,073,741,824. Lower selection.pool");
    assertThatThrownBy(() -> new PoolLimit(10).of("de", 100_000, 1_000_000, 256))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("takes up to 25,600,000,000,000 multiplications");
    assertThatThrownBy(() -> new PoolLimit(1_000_000).of("de", 100_000_000, Long.MAX_VALUE, 8192))
        .isInstanceOf(UserException.class);
  }
}
