// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.StudyConfig;
import io.mdaq.eval.dataset.SetSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyPlanTest {

  private static final List<Path> CURATED = files("curated");

  private static List<Path> files(String curation) {
    return List.of(Path.of(curation + "/selected/de-00000.jsonl"));
  }

  private static StudyPlan plan(String... assignments) {
    ConfigTree tree = CommandDefaults.STUDY.tree();
    for (String assignment : assignments) {
      tree = tree.with(ConfigLayer.set(assignment));
    }
    return StudyPlan.of(
        StudyConfig.from(tree), curation -> files(curation.id()), path -> List.of(Path.of(path)));
  }

  private static List<String> contests(StudyPlan plan) {
    return plan.contests().stream().map(StudyContest::name).toList();
  }

  @Test
  void theControlsAlwaysComeWithTheCuratedModel() {
    StudyPlan plan = plan();
    assertThat(plan.sets())
        .containsExactly(
            Map.entry("vanilla", new SetSource.Pool()),
            Map.entry("curated", new SetSource.Files(CURATED)),
            Map.entry("random-s42", new SetSource.SameSizeAs("curated", 42)));
    assertThat(plan.models())
        .containsExactly(
            new StudyModel("vanilla-s42", "vanilla", "vanilla", 42, Optional.empty()),
            new StudyModel("curated-s42", "curated", "curated", 42, Optional.empty()),
            new StudyModel("random-s42", "random", "random-s42", 42, Optional.of("curated-s42")),
            new StudyModel(
                "vanilla-steps-s42", "vanilla-steps", "vanilla", 42, Optional.of("curated-s42")));
    assertThat(contests(plan))
        .containsExactly(
            "curated-s42-vs-vanilla-s42",
            "curated-s42-vs-random-s42",
            "curated-s42-vs-vanilla-steps-s42");
  }

  @Test
  void everySeedRepeatsTheWholeComparison() {
    StudyPlan plan = plan("seeds=[1, 2]");
    assertThat(plan.sets()).containsKeys("random-s1", "random-s2").hasSize(4);
    assertThat(plan.models()).hasSize(8).extracting(StudyModel::name).doesNotHaveDuplicates();
    assertThat(contests(plan)).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void furtherDataSetsAreComparedWithTheWholePoolAndTheCuratedSubset() {
    StudyPlan plan = plan("datasets={boosted: out/boosted}");
    assertThat(plan.sets())
        .containsEntry("boosted", new SetSource.Files(List.of(Path.of("out/boosted"))));
    assertThat(contests(plan)).endsWith("boosted-s42-vs-vanilla-s42", "boosted-s42-vs-curated-s42");
  }

  @Test
  void boostingIsComparedWithAndWithoutSelecting() {
    StudyPlan plan = plan("stages.boost=[boost.backend=local]");
    assertThat(plan.sets().keySet())
        .containsExactly("vanilla", "curated", "boosted", "boosted-curated", "random-s42");
    assertThat(plan.sets())
        .containsEntry("boosted-curated", new SetSource.Files(files("boosted-curated")));
    assertThat(contests(plan))
        .endsWith(
            "boosted-s42-vs-vanilla-s42",
            "boosted-curated-s42-vs-vanilla-s42",
            "boosted-curated-s42-vs-curated-s42",
            "boosted-curated-s42-vs-boosted-s42");
  }

  @Test
  void sizesAreNestedAndComparedWithTheSmallest() {
    StudyPlan plan = plan("sizes=[1000, 100, 10000]");
    assertThat(plan.sets()).containsEntry("size-100-s42", new SetSource.Nested(100, 42));
    assertThat(contests(plan))
        .endsWith("size-1000-s42-vs-size-100-s42", "size-10000-s42-vs-size-100-s42");
  }

  @Test
  void aModelComesAfterTheOneWhoseStepsItHas() {
    List<StudyModel> models = plan("seeds=[1, 2]", "sizes=[10, 20]").models();
    for (int i = 0; i < models.size(); i++) {
      List<String> before = models.subList(0, i).stream().map(StudyModel::name).toList();
      assertThat(before).containsAll(models.get(i).stepsOf().stream().toList());
    }
  }

  @Test
  void sizesAreKnownByTheirContests() {
    StudyPlan plan = plan("sizes=[10, 20, 30]", "seeds=[1, 2]", "sah.judge_repeats=2");
    assertThat(plan.sizes()).hasSize(2 * 2 * 2);
    assertThat(plan.contests()).containsAll(plan.sizes().stream().map(StudySize::contest).toList());
    assertThat(contests(plan))
        .doesNotHaveDuplicates()
        .contains("size-30-s2-vs-size-10-s2", "size-30-s2-vs-size-10-s2-again-2");
  }

  @Test
  void aStudyOfSizesAloneHasNothingElse() {
    StudyPlan plan = plan("sizes=[10, 20]", "curation=leave_out");
    assertThat(plan.sets()).containsOnlyKeys("vanilla", "size-10-s42", "size-20-s42");
    assertThat(plan.models())
        .extracting(StudyModel::name)
        .containsExactly("size-10-s42", "size-20-s42");
    assertThat(contests(plan)).containsExactly("size-20-s42-vs-size-10-s42");
  }
}
