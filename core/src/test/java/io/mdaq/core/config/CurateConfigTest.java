// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.boost.Acceptance.Consistency;
import io.mdaq.core.boost.Acceptance.Rewriting;
import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;
import io.mdaq.core.embedding.EmbeddedText;
import io.mdaq.core.endpoint.answers.Budget;
import io.mdaq.core.format.FormatChoice;
import io.mdaq.core.format.ReadSettings;
import io.mdaq.core.format.SideChoice;
import io.mdaq.core.language.Checking;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurateConfigTest {

  /** For every key but two, which are tested apart, another value that is allowed. */
  private static final Map<String, String> OTHER_VALUES =
      Map.ofEntries(
          Map.entry("input.globs", "[a.json, b.json]"),
          Map.entry("input.format", "alpaca"),
          Map.entry("input.sides", "revised"),
          Map.entry("input.max_row_bytes", "1024"),
          Map.entry("input.max_text_chars", "500"),
          Map.entry("input.max_invalid_fraction", "0.5"),
          Map.entry("input.language_fields", "[]"),
          Map.entry("languages.set", "study"),
          Map.entry("languages.default", "ja"),
          Map.entry("dedup.near.enabled", "true"),
          Map.entry("dedup.near.threshold", "0.7"),
          Map.entry("dedup.near.warn_share", "0"),
          Map.entry("scorer.model", "models/mine"),
          Map.entry("embedder.model", "models/other"),
          Map.entry("encoder.pooling", "cls"),
          Map.entry("encoder.precision", "float32"),
          Map.entry("encoder.device", "gpu"),
          Map.entry("encoder.max_tokens", "128"),
          Map.entry("encoder.batch_tokens", "1024"),
          Map.entry("cluster.text", "sample"),
          Map.entry("cluster.scope", "all"),
          Map.entry("cluster.count", "12"),
          Map.entry("cluster.points_per_centroid", "256"),
          Map.entry("cluster.max_iterations", "1"),
          Map.entry("cluster.two_level_above", "4096"),
          Map.entry("selection.budget", "6000"),
          Map.entry("selection.strategy", "longest"),
          Map.entry("selection.quality_to_diversity", "3:2"),
          Map.entry("selection.max_similarity", "0.95"),
          Map.entry("selection.mmr_lambda", "1"),
          Map.entry("selection.pool", "3"),
          Map.entry("selection.allocation", "equal"),
          Map.entry("selection.allow_empty_languages", "true"),
          Map.entry("seed", "0"),
          Map.entry("output.dir", "out"),
          Map.entry("output.overwrite", "true"),
          Map.entry("languages.check", "reject"),
          Map.entry("boost.backend", "local"),
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
          Map.entry("runner", "direct"));

  private static CurateConfig with(String... assignments) {
    ConfigTree tree = CommandDefaults.CURATE.tree();
    for (String assignment : assignments) {
      tree = tree.with(ConfigLayer.set(assignment));
    }
    return CurateConfig.from(tree);
  }

  @Test
  void defaults() {
    assertThat(with())
        .isEqualTo(
            new CurateConfig(
                new InputConfig(
                    List.of(),
                    new ReadSettings(
                        FormatChoice.AUTO,
                        SideChoice.BOTH,
                        8 << 20,
                        100_000,
                        List.of("language", "lang")),
                    0.01),
                new LanguagesConfig(LanguageSet.parse(List.of("known")), Optional.empty()),
                Checking.FLAG,
                new NearDuplicatesConfig(NearDuplicatesConfig.Removal.OFF, 0.8, 0.3),
                new BoosterConfig(
                    BoosterConfig.Backend.NONE,
                    3000,
                    100_000,
                    2048,
                    Rewriting.ALL,
                    Consistency.REQUIRED,
                    Culture.TOLD,
                    Optional.empty(),
                    new EndpointConfig(
                        "boost.endpoint",
                        Optional.empty(),
                        "",
                        "",
                        Duration.ofMinutes(5),
                        6,
                        Duration.ofSeconds(1),
                        32,
                        20,
                        Budget.UNLIMITED,
                        ""),
                    new LocalModelConfig("boost.local", "", Precision.AUTO, TorchDevice.CPU)),
                new ModelChoice.Embedded(),
                new ModelChoice.Embedded(),
                new EncodingConfig(
                    EncodingConfig.PoolingChoice.AUTO, Precision.AUTO, TorchDevice.CPU, 512, 4096),
                new ClusterConfig(
                    EmbeddedText.INSTRUCTION,
                    ClusterConfig.Scope.LANGUAGE,
                    Optional.empty(),
                    64,
                    25,
                    512),
                new SelectionConfig(
                    "10%",
                    SelectionConfig.Strategy.DAS,
                    "6",
                    "",
                    0.9,
                    0.5,
                    10,
                    SelectionConfig.Allocation.PROPORTIONAL,
                    new TreeMap<>(),
                    SelectionConfig.EmptyLanguages.REFUSED),
                42,
                new OutputConfig("", OutputConfig.IfExists.REFUSE),
                CurateConfig.Runner.FLINK));
  }

  @Test
  void everyKeyHasAnEffect() {
    Set<String> tested = new HashSet<>(OTHER_VALUES.keySet());
    tested.addAll(Set.of("selection.explicit", "selection.threshold", "boost.endpoint.max_cost"));
    assertThat(CommandDefaults.CURATE.tree().keys()).containsExactlyInAnyOrderElementsOf(tested);
    Set<CurateConfig> seen = new HashSet<>(Set.of(with()));
    OTHER_VALUES.forEach(
        (key, other) -> assertThat(seen.add(with(key + "=" + other))).as(key).isTrue());
  }

  @Test
  void explicitCountsGoWithTheirAllocation() {
    CurateConfig config =
        with("selection.allocation=explicit", "selection.explicit={Arabic: 500, ja-JP: 0}");
    assertThat(config.selection().explicit()).isEqualTo(Map.of("ar", 500L, "ja", 0L));
    assertThatThrownBy(() -> with("selection.allocation=explicit"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("selection.explicit");
    assertThatThrownBy(() -> with("selection.explicit={ar: 5}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("does not go with selection.allocation");
    assertThatThrownBy(
            () -> with("selection.allocation=explicit", "selection.explicit={ar: 1, Arabic: 2}"))
        .hasMessageContaining("names ar twice");
    assertThatThrownBy(() -> with("selection.allocation=explicit", "selection.explicit={sv: 1}"))
        .hasMessageContaining("names sv, which is not in languages.set");
  }

  @Test
  void theThresholdGoesWithItsStrategy() {
    assertThat(with("selection.strategy=threshold", "selection.threshold=70%").selection())
        .extracting(SelectionConfig::threshold)
        .isEqualTo("70%");
    assertThatThrownBy(() -> with("selection.strategy=threshold"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("selection.threshold")
        .hasMessageContaining("a percentile such as 70%");
    assertThatThrownBy(() -> with("selection.threshold=0.5"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("does not go with selection.strategy");
  }

  @Test
  void nearDuplicatesHaveAThresholdOnlyWhereTheyAreRemoved() {
    assertThat(with("dedup.near.threshold=0.9").nearDuplicates().threshold()).isEmpty();
    assertThat(with("dedup.near.enabled=true").nearDuplicates().threshold()).contains(0.8);
    assertThat(with("dedup.near.enabled=true").nearDuplicates().reportedAbove()).hasValue(0.3);
    assertThatThrownBy(() -> with("dedup.near.threshold=0.5"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("dedup.near.threshold")
        .hasMessageContaining("0.6");
  }

  @Test
  void whatBoostingMayCostNeedsPrices() {
    assertThat(
            with("boost.endpoint.price_input=2", "boost.endpoint.max_cost=5")
                .boost()
                .endpoint()
                .budget()
                .cap())
        .contains(BigDecimal.valueOf(5.0));
    assertThatThrownBy(() -> with("boost.endpoint.max_cost=5"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("boost.endpoint.max_cost")
        .hasMessageContaining("would cap nothing");
    assertThatThrownBy(() -> with("boost.backend=local").boost().local().requireModel())
        .hasMessageContaining("boost.local.model");
  }

  @Test
  void theDefaultLanguageIsOneOfTheSet() {
    assertThat(with("languages.default=Arabic").languages().fallback()).contains("ar");
    assertThatThrownBy(() -> with("languages.set=[ja, th]", "languages.default=ar"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("languages.default: \"ar\"")
        .hasMessageContaining("one of ja, th");
  }

  @Test
  void aWrongLanguageIsNamedWithItsPlace() {
    assertThatThrownBy(() -> with("languages.set=ar,fr"))
        .hasMessageContaining("languages.set (--set languages.set=ar,fr)")
        .hasMessageContaining("[ar, fr]");
    assertThatThrownBy(() -> with("languages.set=[]")).hasMessageContaining("no language is named");
  }

  @ParameterizedTest
  @CsvSource({
    "input.max_row_bytes, 1023",
    "input.max_row_bytes, 268435457",
    "input.max_text_chars, 0",
    "input.max_invalid_fraction, 1.1",
    "cluster.count, 0",
    "cluster.points_per_centroid, 257",
    "cluster.max_iterations, 0",
    "cluster.two_level_above, 4097",
    "selection.quality_to_diversity, ''",
    "selection.budget, ''",
    "selection.strategy, best",
    "selection.max_similarity, 0",
    "selection.max_similarity, 1.01",
    "selection.mmr_lambda, -0.1",
    "selection.mmr_lambda, NaN",
    "selection.pool, 0",
    "selection.pool, 1000001",
    "seed, -1",
    "scorer.model, ''",
    "runner, spark",
  })
  void valuesOutsideTheirRangeAreRefused(String key, String value) {
    assertThatThrownBy(() -> with(key + "=" + value))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(key + ": ")
        .hasMessageContaining("allowed: ");
  }

  @Test
  void inputAndOutputMustBeNamedInTheEnd() {
    assertThatThrownBy(() -> with().input().requireGlobs()).hasMessageContaining("--input");
    assertThatThrownBy(() -> with().output().requireDir()).hasMessageContaining("--output");
    assertThat(with("input.globs=a").input().requireGlobs()).containsExactly("a");
    assertThat(with("output.dir=o").output().requireDir()).isEqualTo("o");
  }
}
