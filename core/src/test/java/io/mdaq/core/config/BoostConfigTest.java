// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoostConfigTest {

  /** For every key but the cap, which needs prices, another value that is allowed. */
  private static final Map<String, String> OTHER_VALUES =
      Map.ofEntries(
          Map.entry("input.globs", "[a.json, b.json]"),
          Map.entry("input.format", "alpaca"),
          Map.entry("input.sides", "raw"),
          Map.entry("input.max_row_bytes", "1024"),
          Map.entry("input.max_text_chars", "500"),
          Map.entry("input.max_invalid_fraction", "0.5"),
          Map.entry("input.language_fields", "[]"),
          Map.entry("languages.set", "study"),
          Map.entry("languages.default", "ja"),
          Map.entry("languages.check", "reject"),
          Map.entry("boost.backend", "endpoint"),
          Map.entry("boost.below_percentile", "100"),
          Map.entry("boost.max_samples", "5"),
          Map.entry("boost.max_tokens", "5"),
          Map.entry("boost.rewriting", "response"),
          Map.entry("boost.consistency", "recorded"),
          Map.entry("boost.culture", "untold"),
          Map.entry("boost.alignment_field", "id"),
          Map.entry("boost.endpoint.url", "http://localhost:1/v1"),
          Map.entry("boost.endpoint.model", "m"),
          Map.entry("boost.endpoint.key_variable", "KEY"),
          Map.entry("boost.endpoint.timeout_seconds", "1"),
          Map.entry("boost.endpoint.attempts", "1"),
          Map.entry("boost.endpoint.backoff_seconds", "0"),
          Map.entry("boost.endpoint.max_concurrency", "1"),
          Map.entry("boost.endpoint.max_failures_in_a_row", "1"),
          Map.entry("boost.endpoint.price_input", "1"),
          Map.entry("boost.endpoint.price_output", "1"),
          Map.entry("boost.endpoint.cache", "kept"),
          Map.entry("boost.local.model", "m"),
          Map.entry("boost.local.precision", "float32"),
          Map.entry("boost.local.device", "gpu"),
          Map.entry("scorer.model", "models/mine"),
          Map.entry("encoder.pooling", "cls"),
          Map.entry("encoder.precision", "float32"),
          Map.entry("encoder.device", "gpu"),
          Map.entry("encoder.max_tokens", "128"),
          Map.entry("encoder.batch_tokens", "1024"),
          Map.entry("seed", "0"),
          Map.entry("output.dir", "out"),
          Map.entry("output.overwrite", "true"),
          Map.entry("runner", "direct"));

  private static ConfigTree tree(String... assignments) {
    ConfigTree tree = CommandDefaults.BOOST.tree();
    for (String assignment : assignments) {
      tree = tree.with(ConfigLayer.set(assignment));
    }
    return tree;
  }

  @Test
  void whatCurateHasAsWellHasTheSameDefaults() {
    ConfigTree boost = tree();
    ConfigTree curate = CommandDefaults.CURATE.tree();
    assertThat(curate.keys()).containsAll(boost.keys());
    BoostConfig own = BoostConfig.from(boost);
    CurateConfig other = CurateConfig.from(curate);
    for (CorpusConfig config : List.of(own, other)) {
      assertThat(config.input()).isEqualTo(own.input());
      assertThat(config.languages()).isEqualTo(own.languages());
      assertThat(config.languageCheck()).isEqualTo(own.languageCheck());
      assertThat(config.boost()).isEqualTo(own.boost());
      assertThat(config.scorer()).isEqualTo(own.scorer());
      assertThat(config.encoding()).isEqualTo(own.encoding());
      assertThat(config.seed()).isEqualTo(own.seed());
      assertThat(config.output()).isEqualTo(own.output());
      assertThat(config.runner()).isEqualTo(own.runner());
    }
    assertThat(own.command()).isEqualTo(CommandDefaults.BOOST);
    assertThat(other.command()).isEqualTo(CommandDefaults.CURATE);
  }

  @Test
  void everyKeyHasAnEffect() {
    Set<String> tested = new HashSet<>(OTHER_VALUES.keySet());
    tested.add("boost.endpoint.max_cost");
    assertThat(tree().keys()).containsExactlyInAnyOrderElementsOf(tested);
    Set<BoostConfig> seen = new HashSet<>(Set.of(BoostConfig.from(tree())));
    OTHER_VALUES.forEach(
        (key, other) ->
            assertThat(seen.add(BoostConfig.from(tree(key + "=" + other)))).as(key).isTrue());
    assertThat(
            BoostConfig.from(tree("boost.endpoint.price_input=1", "boost.endpoint.max_cost=5"))
                .boost()
                .endpoint()
                .budget()
                .cap())
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"output", "Instruction", "messages"})
  void aTextAlignsNothing(String field) {
    assertThatThrownBy(() -> BoostConfig.from(tree("boost.alignment_field=" + field)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("boost.alignment_field")
        .hasMessageContaining("holds a sample's text")
        .hasMessageContaining("such as id");
  }

  @Test
  void somebodyMustBeNamed() {
    BoostConfig.from(tree("boost.backend=local")).requireBooster();
    assertThatThrownBy(() -> BoostConfig.from(tree()).requireBooster())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("boost.backend: none")
        .hasMessageContaining("nothing to boost with")
        .hasMessageContaining("boost.endpoint.url");
  }

  @Test
  void whatOnlyCurateHasIsUnknown() {
    assertThatThrownBy(() -> tree("selection.budget=5"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("selection.budget");
  }
}
