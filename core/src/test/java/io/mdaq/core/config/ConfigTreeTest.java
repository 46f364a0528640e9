// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTreeTest {

  private static final String DEFAULTS =
      """
      seed: 42
      input:
        globs: []
        fields: [language, lang]
      selection:
        budget: 10%
        explicit: {}
      dedup:
        near:
          enabled: false
      output:
        dir: ""
      """;

  private final ConfigTree tree = ConfigTree.ofDefaults(DEFAULTS, "the default");

  private static ConfigLayer yaml(String text) {
    return ConfigLayer.text(text, "my.yaml");
  }

  private AbstractThrowableAssert<?, ?> refusal(ConfigLayer layer) {
    return assertThatThrownBy(() -> tree.with(layer))
        .isInstanceOfSatisfying(
            UserException.class, e -> assertThat(e.kind()).isEqualTo(UserException.Kind.USAGE));
  }

  @Test
  void laterLayersWinMapsMergeListsReplace() {
    ConfigTree merged =
        tree.with(yaml("selection:\n  budget: 500\n  explicit: {ar: 1, ja: 2}\nseed: 7"))
            .with(yaml("input:\n  globs: [a, b]\n"))
            .with(ConfigLayer.set("selection.explicit={ja: 3, th: 4}"))
            .with(ConfigLayer.set("input.globs=[c]"))
            .with(ConfigLayer.set("seed=8"));
    assertThat(merged.value("selection.budget").text()).isEqualTo("500");
    assertThat(merged.value("selection.explicit").integers(0, 9))
        .isEqualTo(Map.of("ar", 1L, "ja", 3L, "th", 4L));
    assertThat(merged.value("input.globs").texts()).containsExactly("c");
    assertThat(merged.value("input.fields").texts()).containsExactly("language", "lang");
    assertThat(merged.value("seed").integer(0, 100)).isEqualTo(8);
    assertThat(tree.value("seed").integer(0, 100)).as("the lower tree stays").isEqualTo(42);
  }

  @Test
  void anEmptyFileAndEmptyGroupsChangeNothing() {
    assertThat(tree.with(yaml("")).with(yaml("# nothing\n")).asMap()).isEqualTo(tree.asMap());
    assertThat(tree.with(yaml("selection:\n")).with(yaml("selection:\n  explicit:\n")).asMap())
        .isEqualTo(tree.asMap());
  }

  @Test
  void aSingleValueStandsForAListAndNothingForTheEmptyOne() {
    assertThat(tree.with(ConfigLayer.set("input.globs=*.json")).value("input.globs").texts())
        .containsExactly("*.json");
    assertThat(tree.with(yaml("input:\n  fields:\n")).value("input.fields").texts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*.json", "{a,b}.json", "[ab]*.json", "a: b", "# x", "gs://b/x?y=1", "@a", "&x"})
  void flagsTakeTextAsItStands(String text) {
    assertThat(tree.with(ConfigLayer.set("output.dir=" + text)).value("output.dir").text())
        .isEqualTo(text);
  }

  @Test
  void quotesOfFlagsAreThoseOfYaml() {
    assertThat(tree.with(ConfigLayer.set("output.dir='[a]'")).value("output.dir").text())
        .isEqualTo("[a]");
    assertThat(tree.with(ConfigLayer.set("output.dir=\"\"")).value("output.dir").text()).isEmpty();
    assertThat(tree.with(ConfigLayer.set("output.dir=")).value("output.dir").text()).isEmpty();
  }

  @Test
  void flagsOfTheirOwnTakeValuesLiterally() {
    assertThat(
            tree.with(ConfigLayer.flag("--input", "input.globs", List.of("[a]", "{b}")))
                .value("input.globs")
                .texts())
        .containsExactly("[a]", "{b}");
    assertThat(
            tree.with(ConfigLayer.flag("--output", "output.dir", "[x]")).value("output.dir").text())
        .isEqualTo("[x]");
  }

  @ParameterizedTest
  @CsvSource({
    "budget, selection.budget",
    "selection.bugdet, selection.budget",
    "selction.budget, selection.budget",
    "seeed, seed",
    "selection, '(--set selection=1) is a group'",
    "dedup.enabled, dedup.near.enabled",
    "outptu.dir, output.dir",
    "selection.Budget, selection.budget",
    "input.glob, input.globs",
    "glbos, input.globs",
  })
  void unknownKeysComeWithTheNearestKnownOne(String key, String hint) {
    refusal(ConfigLayer.set(key + "=1")).hasMessageContaining(hint).hasMessageContaining(key);
  }

  @Test
  void unknownKeysOfAFileAreNamedWithTheirLine() {
    refusal(yaml("seed: 1\nselection:\n  budgte: 5\n"))
        .hasMessage(
            "unknown configuration key \"selection.budgte\" (my.yaml:3). Did you mean"
                + " selection.budget? \"mdaq config COMMAND\" prints all keys.");
    refusal(yaml("nonsense: 5\n")).hasMessageNotContaining("Did you mean");
    refusal(yaml("selection.budget: 5\n")).hasMessageContaining("below each other");
    refusal(yaml("budget:\n  deep: [1]\n")).hasMessageContaining("selection.budget?");
  }

  @Test
  void valuesOfTheWrongShapeAreRefused() {
    refusal(yaml("selection: 5")).hasMessageContaining("selection (my.yaml:1) is a group of keys");
    refusal(yaml("selection: [a]")).hasMessageContaining("is a group of keys");
    refusal(yaml("seed: [1]")).hasMessageContaining("takes a single value, not a list");
    refusal(yaml("seed: {a: 1}")).hasMessageContaining("takes a single value, not a group");
    refusal(yaml("seed: {}")).hasMessageContaining("takes a single value, not a group");
    refusal(yaml("input:\n  globs: {a: b}")).hasMessageContaining("is a list, not a map");
    refusal(yaml("selection:\n  explicit: 5")).hasMessageContaining("{ar: 100}");
    refusal(yaml("selection:\n  explicit: {ar: [1]}"))
        .hasMessageContaining("selection.explicit.ar (my.yaml:2) takes a single value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "", "=5", "--seed 5"})
  void setNeedsAKeyAndAValue(String assignment) {
    assertThatThrownBy(() -> ConfigLayer.set(assignment))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("expected KEY=VALUE");
  }

  @ParameterizedTest
  @ValueSource(strings = {".=1", "a..b=1", "selection.=1", ".seed=1", "selection.budget.x=1"})
  void crookedKeysAreUnknownOrMisplaced(String assignment) {
    refusal(ConfigLayer.set(assignment));
  }

  @Test
  void theMapHasTheOrderOfTheDefaultsAndPlainTypes() {
    Map<String, Object> map =
        tree.with(yaml("output: {dir: x}\nselection: {explicit: {pt-BR: 5}}\nseed: 1")).asMap();
    assertThat(map.keySet()).containsExactly("seed", "input", "selection", "dedup", "output");
    assertThat(map)
        .containsEntry("seed", 1L)
        .containsEntry("selection", Map.of("budget", "10%", "explicit", Map.of("pt-BR", 5L)))
        .containsEntry("dedup", Map.of("near", Map.of("enabled", false)));
  }

  @Test
  void theEffectiveYamlReadsBackAsItself() {
    ConfigTree merged =
        tree.with(
            yaml(
                """
                selection: {budget: 0.1, explicit: {"no": 3}}
                input: {globs: ["*.json", "5", "true", "a: b", "", "日本"]}
                output: {dir: "null"}
                """));
    ConfigTree again = tree.with(ConfigLayer.text(merged.toYaml(), "again"));
    assertThat(again.asMap()).isEqualTo(merged.asMap());
    assertThat(again.toYaml()).isEqualTo(merged.toYaml());
    assertThat(tree.toYaml()).startsWith("seed: 42\ninput:\n  globs: []\n");
  }

  @Test
  void keysThatNobodyReadsAreFound() {
    ConfigTree fresh = ConfigTree.ofDefaults("a: 1\nb: {c: 2, d: {}}\n", "the default");
    fresh.value("a").text();
    assertThatThrownBy(fresh::requireAllRead)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[b.c, b.d]");
    fresh.value("b.c").text();
    fresh.value("b.d").integers(0, 1);
    fresh.requireAllRead();
    assertThat(fresh.keys()).containsExactly("a", "b.c", "b.d");
  }

  @Test
  void readingWhatTheDefaultsDoNotHaveIsAMistakeInTheCode() {
    assertThatThrownBy(() -> tree.value("nothing.here"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing.here");
    assertThatThrownBy(() -> tree.value("selection")).isInstanceOf(IllegalArgumentException.class);
  }
}
