// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.endpoint.Endpoint;
import io.mdaq.core.endpoint.answers.Budget;
import io.mdaq.core.endpoint.answers.Prices;
import io.mdaq.core.problem.UserException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointConfigTest {

  private static final String YAML =
      """
      judge:
        endpoint:
          url: ""
          model: ""
          key_variable: ""
          timeout_seconds: 300
          attempts: 8
          backoff_seconds: 1
          max_concurrency: 32
          max_failures_in_a_row: 100
          price_input: 0
          price_output: 0
          max_cost: ""
          cache: ""
      """;

  private static final Map<String, String> OTHER_VALUES =
      Map.ofEntries(
          Map.entry("url", "http://localhost:8000/v1/"),
          Map.entry("model", "judge"),
          Map.entry("key_variable", "KEY"),
          Map.entry("timeout_seconds", "1.5"),
          Map.entry("attempts", "1"),
          Map.entry("backoff_seconds", "0.001"),
          Map.entry("max_concurrency", "1024"),
          Map.entry("max_failures_in_a_row", "1"),
          Map.entry("price_input", "0.15"),
          Map.entry("price_output", "0.6"),
          Map.entry("cache", "answers"));

  private final ConfigTree defaults = ConfigTree.ofDefaults(YAML, "the defaults");

  @Test
  void everyKeyIsReadAndHasAnEffect() {
    EndpointConfig config = read(defaults);
    defaults.requireAllRead();
    Set<EndpointConfig> seen = new HashSet<>(Set.of(config));
    OTHER_VALUES.forEach(
        (key, value) -> assertThat(seen.add(read(with(key, value)))).as(key).isTrue());
    ConfigTree priced = with("price_input", "2");
    assertThat(seen.add(read(priced))).isTrue();
    assertThat(seen.add(read(priced.with(ConfigLayer.set("judge.endpoint.max_cost=5"))))).isTrue();
    assertThat(defaults.keys()).hasSize(OTHER_VALUES.size() + 1);
  }

  @Test
  void theEndpointIsAsConfigured() {
    ConfigTree tree = defaults;
    for (Map.Entry<String, String> entry : OTHER_VALUES.entrySet()) {
      tree =
          tree.with(ConfigLayer.set("judge.endpoint." + entry.getKey() + "=" + entry.getValue()));
    }
    EndpointConfig config = read(tree.with(ConfigLayer.set("judge.endpoint.max_cost=12.5")));
    assertThat(config.endpoint())
        .isEqualTo(
            new Endpoint(
                URI.create("http://localhost:8000/v1"),
                "judge",
                "KEY",
                Duration.ofMillis(1500),
                1,
                Duration.ofMillis(1),
                1024,
                1));
    assertThat(config.budget())
        .isEqualTo(
            new Budget(
                new Prices(new BigDecimal("0.15"), new BigDecimal("0.6")),
                Optional.of(new BigDecimal("12.5"))));
    assertThat(config.cache()).isEqualTo("answers");
    assertThat(read(defaults).budget()).isEqualTo(Budget.UNLIMITED);
  }

  @ParameterizedTest
  @CsvSource({
    "url, localhost, is no base URL",
    "timeout_seconds, 0.5, a number from 1 to 86400",
    "attempts, 0, an integer from 1 to 100",
    "backoff_seconds, -1, a number from 0 to 86400",
    "max_concurrency, 0, an integer from 1 to 1024",
    "max_failures_in_a_row, 0, an integer from 1",
    "price_input, -1, a number from 0",
    "price_output, many, is not a number",
    "max_cost, 5, would cap nothing",
    "max_cost, lots, is not a number"
  })
  void valuesOutOfRangeAreNamed(String key, String value, String message) {
    assertThatThrownBy(() -> read(with(key, value)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("judge.endpoint." + key)
        .hasMessageContaining(message);
  }

  @Test
  void anEndpointNeedsUrlAndModel() {
    assertThatThrownBy(() -> read(defaults).endpoint())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("judge.endpoint.model");
    assertThatThrownBy(() -> read(with("model", "judge")).endpoint())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("judge.endpoint.url");
  }

  private ConfigTree with(String key, String value) {
    return defaults.with(ConfigLayer.set("judge.endpoint." + key + "=" + value));
  }

  private static EndpointConfig read(ConfigTree tree) {
    return EndpointConfig.from(tree, "judge.endpoint");
  }
}
