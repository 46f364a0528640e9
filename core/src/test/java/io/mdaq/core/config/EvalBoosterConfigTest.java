// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.config.EvalBoosterConfig.Meaning;
import io.mdaq.core.config.EvalBoosterConfig.Siblings;
import io.mdaq.core.config.EvalBoosterConfig.Split;
import io.mdaq.core.config.EvalBoosterConfig.Split.Portion;
import io.mdaq.core.problem.UserException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalBoosterConfigTest {

  private static final Map<String, String> OTHER_VALUES =
      Map.ofEntries(
          entry("input.globs", "[x.json]"),
          entry("input.source_rows", "rows.json"),
          entry("input.max_row_bytes", "2048"),
          entry("input.max_text_chars", "5"),
          entry("input.max_invalid_fraction", "0.5"),
          entry("input.language_fields", "[]"),
          entry("languages.set", "[de]"),
          entry("languages.default", "de"),
          entry("scorer.model", "embedded"),
          entry("meaning.model", "fitted"),
          entry("meaning.output", "file.json"),
          entry("meaning.provenance", "these"),
          entry("meaning.siblings", "ignored"),
          entry("meaning.siblings_output", "file.json"),
          entry("split.held_out_fraction", "0.5"),
          entry("split.test_on", "all"),
          entry("split.leave_out", "[de]"),
          entry("split.seed", "0"),
          entry("model.seed", "0"));

  private static ConfigTree tree(String... assignments) {
    ConfigTree tree = CommandDefaults.EVAL_BOOSTER.tree();
    for (String assignment : assignments) {
      tree = tree.with(ConfigLayer.set(assignment));
    }
    return tree;
  }

  @Test
  void defaults() {
    EvalBoosterConfig config = EvalBoosterConfig.from(tree());
    assertThat(config.scorer()).isEmpty();
    assertThat(config.meaning()).isEqualTo(new Meaning.Embedded());
    assertThat(config.siblings()).isEqualTo(Siblings.USED);
    assertThat(config.split()).isEqualTo(new Split(0.2, Portion.HELD_OUT, List.of(), 42));
    assertThat(config.modelSeed()).isEqualTo(42);
    assertThat(config.revisions().rows().globs()).isEmpty();
  }

  @Test
  void everyKeyHasAnEffect() {
    assertThat(tree().keys()).containsExactlyInAnyOrderElementsOf(OTHER_VALUES.keySet());
    Set<EvalBoosterConfig> seen = new HashSet<>();
    seen.add(EvalBoosterConfig.from(tree("meaning.model=fitted")));
    seen.add(EvalBoosterConfig.from(tree("scorer.model=x")));
    OTHER_VALUES.forEach(
        (key, other) -> {
          ConfigTree changed =
              switch (key) {
                case "meaning.model" -> tree("meaning.model=embedded");
                case "split.test_on" -> tree("scorer.model=x", "split.test_on=all");
                case "scorer.model" -> tree("scorer.model=y");
                default -> tree("meaning.model=fitted", key + "=" + other);
              };
          assertThat(seen.add(EvalBoosterConfig.from(changed))).as(key).isTrue();
        });
  }

  @Test
  void aFittedClassifierCanBeWritten() {
    assertThat(
            EvalBoosterConfig.from(
                    tree("meaning.model=fitted", "meaning.output=m.json", "meaning.provenance=p"))
                .meaning())
        .isEqualTo(new Meaning.Fitted(Optional.of("m.json"), Optional.empty(), "p"));
    assertThat(
            EvalBoosterConfig.from(
                    tree("meaning.model=fitted", "meaning.siblings_output=siblings.json"))
                .meaning())
        .isEqualTo(new Meaning.Fitted(Optional.empty(), Optional.of("siblings.json"), ""));
  }

  @ParameterizedTest
  @CsvSource({
    "split.test_on=all, what they are fitted to",
    "meaning.output=m.json, is of a classifier that is fitted",
    "meaning.siblings_output=m.json, is of a classifier that is fitted",
    "meaning.provenance=p, is of a classifier that is fitted",
    "meaning.siblings=some, used",
    "split.held_out_fraction=1, a number from 0.01 to 0.99"
  })
  void whatMakesNoSenseIsRefused(String assignment, String message) {
    assertThatThrownBy(() -> EvalBoosterConfig.from(tree(assignment)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatLooksAtSiblingsIsFittedOnlyWhereTheyAreUsed() {
    assertThatThrownBy(
            () ->
                EvalBoosterConfig.from(
                    tree(
                        "meaning.model=fitted",
                        "meaning.siblings=ignored",
                        "meaning.siblings_output=m.json")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("meaning.siblings_output")
        .hasMessageContaining("looks at siblings");
  }

  @Test
  void leavingOutNeedsSomethingThatIsFitted() {
    assertThatThrownBy(
            () -> EvalBoosterConfig.from(tree("scorer.model=embedded", "split.leave_out=[de]")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("nothing is fitted");
  }
}
