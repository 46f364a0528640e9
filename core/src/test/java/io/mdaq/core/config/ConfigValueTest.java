// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigValueTest {

  private enum Strategy {
    DAS,
    TOP_SCORE
  }

  private static ConfigValue value(String text) {
    return ConfigTree.ofDefaults("group:\n  key: 7\n", "the default")
        .with(ConfigLayer.text("group:\n  key: " + text + "\n", "my.yaml"))
        .value("group.key");
  }

  private static ConfigValue list(String text) {
    return ConfigTree.ofDefaults("key: [a]\n", "the default")
        .with(ConfigLayer.text("key: " + text, "my.yaml"))
        .value("key");
  }

  private static ConfigValue map(String text) {
    return ConfigTree.ofDefaults("key: {}\n", "the default")
        .with(ConfigLayer.text("key: " + text, "my.yaml"))
        .value("key");
  }

  private static AbstractThrowableAssert<?, ?> refusal(
      ConfigValue value, Function<ConfigValue, ?> read) {
    return assertThatThrownBy(() -> read.apply(value))
        .isInstanceOfSatisfying(
            UserException.class, e -> assertThat(e.kind()).isEqualTo(UserException.Kind.USAGE));
  }

  @Test
  void aMessageNamesKeyPlaceValueRangeAndWhatToDo() {
    refusal(value("12"), v -> v.integer(1, 10))
        .hasMessage(
            "group.key: \"12\" (my.yaml:2) is out of range; allowed: an integer from 1 to 10."
                + " Correct it there, or leave it out for the default, \"7\".");
    ConfigValue flag =
        ConfigTree.ofDefaults("key: 7", "the default").with(ConfigLayer.set("key=x")).value("key");
    refusal(flag, v -> v.integer(1, 10))
        .hasMessageStartingWith("key: \"x\" (--set key=x) is not an integer;");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 10", "'\"5\"', 5", "+3, 3", "010, 10"})
  void integers(String text, long number) {
    assertThat(value(text).integer(1L, 10L)).isEqualTo(number);
    assertThat(value(text).integer(1, 10)).isEqualTo((int) number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "-1", "99999999999999999999999"})
  void integersOutOfRange(String text) {
    refusal(value(text), v -> v.integer(1, 10)).hasMessageContaining("is out of range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e3", "x", "''", "~", "٣", "1_000", "0x1", "5 %", "true"})
  void noIntegers(String text) {
    refusal(value(text), v -> v.integer(1, 10)).hasMessageContaining("is not an integer");
  }

  @Test
  void theLargestLong() {
    assertThat(value("9223372036854775807").integer(0, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    refusal(value("9223372036854775808"), v -> v.integer(0, Long.MAX_VALUE))
        .hasMessageContaining("is out of range");
  }

  @Test
  void aWordOrAnInteger() {
    assertThat(value("auto").integerOr("auto", 1, 5)).isEmpty();
    assertThat(value("AUTO").integerOr("auto", 1, 5)).isEmpty();
    assertThat(value("5").integerOr("auto", 1, 5)).contains(5);
    refusal(value("6"), v -> v.integerOr("auto", 1, 5))
        .hasMessageContaining("allowed: auto, or an integer from 1 to 5.");
    refusal(value("atuo"), v -> v.integerOr("auto", 1, 5)).hasMessageContaining("atuo");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "0.25, 0.25",
    ".5, 0.5",
    "1e-3, 0.001",
    "0.30000000000000004, 0.30000000000000004"
  })
  void decimals(String text, double number) {
    assertThat(value(text).decimal(0, 1)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0001", "-0.1", "1e300", "1e999", "2"})
  void decimalsOutOfRange(String text) {
    refusal(value(text), v -> v.decimal(0, 1))
        .hasMessageContaining("is out of range; allowed: a number from 0 to 1.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", ".nan", ".inf", "1f", "1d", "0x1p3", "10%", "", "1,5"})
  void noDecimals(String text) {
    refusal(value(text), v -> v.decimal(0, 1)).hasMessageContaining("is not a number");
  }

  @Test
  void choices() {
    assertThat(value("das").choice(Strategy.class)).isEqualTo(Strategy.DAS);
    assertThat(value("top-score").choice(Strategy.class)).isEqualTo(Strategy.TOP_SCORE);
    assertThat(value("Top_Score").choice(Strategy.class)).isEqualTo(Strategy.TOP_SCORE);
    refusal(value("dsa"), v -> v.choice(Strategy.class))
        .hasMessageContaining("allowed: das, top_score. Did you mean das? Correct it there");
    refusal(value("x"), v -> v.choice(Strategy.class)).hasMessageNotContaining("Did you mean");
  }

  @Test
  void flags() {
    assertThat(value("true").flag()).isTrue();
    assertThat(value("False").flag()).isFalse();
    refusal(value("yes"), ConfigValue::flag).hasMessageContaining("allowed: true, false.");
    refusal(value("1"), ConfigValue::flag).hasMessageContaining("is not a truth value");
  }

  @Test
  void textsOfAList() {
    assertThat(list("[a, 5, no]").texts()).containsExactly("a", "5", "no");
    assertThat(list("[]").texts()).isEmpty();
    refusal(list("[a, ' ']"), ConfigValue::texts).hasMessageContaining("is blank");
    refusal(list("[a, ~]"), ConfigValue::texts).hasMessageContaining("is blank");
  }

  @Test
  void integersOfAMap() {
    assertThat(map("{ja: 2, ar: 1}").integers(0, 5).keySet()).containsExactly("ar", "ja");
    assertThat(map("{}").integers(0, 5)).isEmpty();
    refusal(map("{ar: 9}"), v -> v.integers(0, 5))
        .hasMessageContaining("key: \"9\" (my.yaml:1) of \"ar\" is out of range");
    refusal(map("{ar: many}"), v -> v.integers(0, 5)).hasMessageContaining("is not an integer");
  }

  @Test
  void parsersGainKeyAndPlace() {
    Function<String, String> failing =
        text -> {
          throw UserException.usage("no good: " + text);
        };
    refusal(value("x"), v -> v.parse(failing)).hasMessage("group.key (my.yaml:2): no good: x");
    String parsed = value("x").parse(text -> text + "!");
    assertThat(parsed).isEqualTo("x!");
    int size = list("[x, y]").parseList(List::size);
    assertThat(size).isEqualTo(2);
  }

  @Test
  void nothingIsEmptyText() {
    assertThat(value("~").text()).isEmpty();
    assertThat(value("").optionalText()).isEmpty();
    assertThat(value("' '").optionalText()).isEmpty();
    assertThat(value("'null'").text()).isEqualTo("null");
  }

  @Test
  void hugeValuesAreShortenedInMessages() {
    refusal(value("x".repeat(5000)), v -> v.integer(1, 10))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }
}
