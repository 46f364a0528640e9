// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.sample.SampleId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sharded way (histogram, summaries, plan, decisions) against the definition. */
class SelectionTest {

  record Sample(int value, SampleId id, int cluster) {}

  private static final Decision NOT_SELECTED = new Decision.NotSelected();

  private static Decision selected(Stage stage) {
    return new Decision.Selected(stage);
  }

  /** Straight from the paper: sort everything, mark the clusters, walk down the list. */
  private static Map<SampleId, Decision> byDefinition(
      List<Sample> samples, int budget, QualityToDiversity split) {
    List<Sample> sorted = new ArrayList<>(samples);
    sorted.sort(
        Comparator.comparingInt(Sample::value).reversed().thenComparing(sample -> sample.id()));
    long diversity = budget * split.diversity() / (split.quality() + split.diversity());
    Map<SampleId, Decision> decisions = new TreeMap<>();
    sorted.forEach(sample -> decisions.put(sample.id(), NOT_SELECTED));
    Set<Integer> covered = new HashSet<>();
    for (int i = 0; i < Math.min(budget - diversity, sorted.size()); i++) {
      decisions.put(sorted.get(i).id(), selected(Stage.QUALITY));
      covered.add(sorted.get(i).cluster());
    }
    long taken = 0;
    for (Sample sample : sorted) {
      if (taken < diversity && covered.add(sample.cluster())) {
        decisions.put(sample.id(), selected(Stage.DIVERSITY));
        taken++;
      }
    }
    long missing =
        budget - decisions.values().stream().filter(d -> !d.equals(NOT_SELECTED)).count();
    for (Sample sample : sorted) {
      if (missing > 0 && NOT_SELECTED.equals(decisions.get(sample.id()))) {
        decisions.put(sample.id(), selected(Stage.FILL));
        missing--;
      }
    }
    return decisions;
  }

  private static SelectionPlan plan(
      List<Sample> samples, int budget, SummaryStrategy strategy, int shards) {
    ValueCounter group = new ValueCounter();
    for (int shard = 0; shard < shards; shard++) {
      ValueCounter part = new ValueCounter();
      for (int i = shard; i < samples.size(); i += shards) {
        part.add(samples.get(i).value());
      }
      group.addAll(part.histogram());
    }
    ValueHistogram histogram = group.histogram();
    SelectionSummary summary = SelectionSummary.forGroup(budget, histogram);
    for (int shard = shards - 1; shard >= 0; shard--) {
      SelectionSummary part = SelectionSummary.forGroup(budget, histogram);
      for (int i = shard; i < samples.size(); i += shards) {
        Sample sample = samples.get(i);
        if (strategy.needsClusters()) {
          part.add(sample.value(), sample.id(), sample.cluster());
        } else {
          part.add(sample.value(), sample.id());
        }
      }
      summary.addAll(SelectionSummary.fromBytes(part.toBytes()));
    }
    return SelectionPlan.fromBytes(strategy.plan(summary).toBytes());
  }

  private static Map<SampleId, Decision> decisions(SelectionPlan plan, List<Sample> samples) {
    Map<SampleId, Decision> decisions = new TreeMap<>();
    samples.forEach(sample -> decisions.put(sample.id(), plan.decide(sample.value(), sample.id())));
    return decisions;
  }

  private static List<Sample> samples(
      UniformRandomProvider random, int count, int values, int clusters) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SampleId id = new SampleId(random.nextLong(-2, 3), random.nextLong() << 12 | i);
      samples.add(new Sample(random.nextInt(-values, values + 1), id, random.nextInt(clusters)));
    }
    return samples;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomGroupsAreSelectedAsDefined(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    for (int round = 0; round < 500; round++) {
      int count = random.nextInt(1, 200);
      List<Sample> samples =
          samples(random, count, random.nextInt(1, 100), random.nextInt(1, 2 * count + 1));
      int budget = random.nextInt(1, count + 20);
      QualityToDiversity split = new QualityToDiversity(random.nextInt(0, 7), random.nextInt(1, 4));
      SelectionPlan plan =
          plan(samples, budget, new DiversityAwareSelection(split), random.nextInt(1, 9));
      Map<SampleId, Decision> decisions = decisions(plan, samples);
      assertThat(decisions).isEqualTo(byDefinition(samples, budget, split));
      assertCounts(plan.counts(), decisions, Math.min(budget, count));
    }
  }

  private static void assertCounts(
      PlannedCounts counts, Map<SampleId, Decision> decisions, int selected) {
    assertThat(counts.selected()).isEqualTo(selected);
    for (Stage stage : List.of(Stage.QUALITY, Stage.DIVERSITY, Stage.FILL)) {
      long decided = decisions.values().stream().filter(selected(stage)::equals).count();
      long planned =
          switch (stage) {
            case QUALITY -> counts.first();
            case DIVERSITY -> counts.diversity();
            default -> counts.fill();
          };
      assertThat(decided).as(stage.label()).isEqualTo(planned);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1",
    "1, 5, 1, 1",
    "50, 1, 10, 10",
    "50, 50, 10, 10",
    "50, 70, 10, 10",
    "3000, 1500, 3, 1",
    "3000, 1500, 1000000, 3000",
    "3000, 7, 1, 40",
    "20000, 200, 1, 100",
  })
  void edgesAreSelectedAsDefined(int count, int budget, int values, int clusters) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(77L);
    List<Sample> samples = samples(random, count, values, clusters);
    Map<SampleId, Decision> expected = byDefinition(samples, budget, QualityToDiversity.DEFAULT);
    for (int shards : new int[] {1, 5}) {
      SelectionPlan plan =
          plan(samples, budget, new DiversityAwareSelection(QualityToDiversity.DEFAULT), shards);
      assertThat(decisions(plan, samples)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"SCORE, QUALITY", "RANDOM, RANDOM", "LENGTH, LONGEST"})
  void theOtherStrategiesTakeTheBest(RankingValue value, Stage stage) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(78L);
    List<Sample> samples = samples(random, 300, 20, 5);
    SummaryStrategy strategy = new BestRanked(value, stage);
    for (int budget : new int[] {1, 100, 299, 300, 301}) {
      Set<SampleId> best = new HashSet<>();
      samples.stream()
          .sorted(
              Comparator.comparingInt(Sample::value)
                  .reversed()
                  .thenComparing(sample -> sample.id()))
          .limit(budget)
          .forEach(sample -> best.add(sample.id()));
      SelectionPlan plan = plan(samples, budget, strategy, 4);
      decisions(plan, samples)
          .forEach(
              (id, decision) ->
                  assertThat(decision)
                      .isEqualTo(best.contains(id) ? selected(stage) : NOT_SELECTED));
    }
  }

  @Test
  void aBudgetOfNothingSelectsNothing() {
    List<Sample> samples = samples(RandomSource.XO_SHI_RO_256_PP.create(79L), 10, 20, 5);
    SelectionPlan plan =
        plan(samples, 0, new DiversityAwareSelection(QualityToDiversity.DEFAULT), 2);
    assertThat(decisions(plan, samples).values()).containsOnly(NOT_SELECTED);
    assertThat(plan.counts().selected()).isZero();
  }

  @Test
  void anEmptyGroupHasAPlanToo() {
    SelectionPlan plan =
        plan(List.of(), 10, new DiversityAwareSelection(QualityToDiversity.DEFAULT), 3);
    assertThat(plan.counts().selected()).isZero();
    assertThat(plan.decide(5, new SampleId(1, 1))).isEqualTo(NOT_SELECTED);
  }

  @Test
  void summariesStayBoundedWithoutACutOff() {
    SelectionSummary summary = new SelectionSummary(10, Integer.MIN_VALUE);
    for (int i = 0; i < 100_000; i++) {
      summary.add(i, new SampleId(0, i), i % 7);
    }
    assertThat(summary.toBytes().length).isLessThan(10 * 20 + 7 * 24 + 20);
    assertThat(summary.candidates()).hasSize(10);
    assertThatThrownBy(() -> summary.addAll(new SelectionSummary(11, 0)))
        .hasMessage("summaries for budgets of 10 and 11 cannot be merged");
  }

  @Test
  void plansSurviveJavaSerialization() throws Exception {
    List<Sample> samples = samples(RandomSource.XO_SHI_RO_256_PP.create(80L), 100, 20, 50);
    SelectionPlan plan =
        plan(samples, 40, new DiversityAwareSelection(QualityToDiversity.DEFAULT), 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(plan);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SelectionPlan copy = (SelectionPlan) in.readObject();
      assertThat(decisions(copy, samples)).isEqualTo(decisions(plan, samples));
    }
  }
}
