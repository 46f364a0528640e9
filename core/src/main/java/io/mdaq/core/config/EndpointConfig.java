// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.endpoint.Endpoint;
import io.mdaq.core.endpoint.answers.Budget;
import io.mdaq.core.endpoint.answers.Prices;
import io.mdaq.core.problem.UserException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An OpenAI-compatible endpoint, what it costs and where its answers are kept: the keys under a
 * prefix such as {@code judge.endpoint}.
 *
 * @param key the prefix, for messages
 * @param url empty where no endpoint is named
 * @param model empty where none is named
 * @param cache the folder of kept answers; empty where none is named
 */
public record EndpointConfig(
    String key,
    Optional<URI> url,
    String model,
    String keyVariable,
    Duration timeout,
    int attempts,
    Duration backoff,
    int maxConcurrency,
    int maxFailuresInARow,
    Budget budget,
    String cache) {

  private static final double MOST_SECONDS = 86_400;
  private static final int MOST_ATTEMPTS = 100;
  private static final int MOST_CONCURRENCY = 1024;
  private static final double MOST_PRICE = 1e6;
  private static final double MOST_COST = 1e9;
  private static final int MILLIS = 1000;

  /**
   * Reads the keys under a prefix.
   *
   * @throws UserException for a value that is not allowed
   */
  static EndpointConfig from(ConfigTree tree, String prefix) {
    String at = prefix + ".";
    return new EndpointConfig(
        prefix,
        tree.value(at + "url")
            .parse(url -> Optional.of(url).filter(u -> !u.isBlank()).map(Endpoint::parseUrl)),
        tree.value(at + "model").text().strip(),
        tree.value(at + "key_variable").text().strip(),
        seconds(tree.value(at + "timeout_seconds"), 1),
        tree.value(at + "attempts").integer(1, MOST_ATTEMPTS),
        seconds(tree.value(at + "backoff_seconds"), 0),
        tree.value(at + "max_concurrency").integer(1, MOST_CONCURRENCY),
        tree.value(at + "max_failures_in_a_row").integer(1, Integer.MAX_VALUE),
        budget(tree, at),
        tree.value(at + "cache").text().strip());
  }

  /**
   * The endpoint.
   *
   * @throws UserException where URL or model is missing
   */
  public Endpoint endpoint() {
    if (model.isEmpty()) {
      throw UserException.usage(
          key + ".model: no model is named. Give the name that the endpoint knows it by.");
    }
    return new Endpoint(
        url.orElseThrow(
            () ->
                UserException.usage(
                    key
                        + ".url: no endpoint is named. Give its base URL, such as"
                        + " http://localhost:8000/v1.")),
        model,
        keyVariable,
        timeout,
        attempts,
        backoff,
        maxConcurrency,
        maxFailuresInARow);
  }

  private static Duration seconds(ConfigValue value, double least) {
    return Duration.ofMillis(Math.round(value.decimal(least, MOST_SECONDS) * MILLIS));
  }

  private static Budget budget(ConfigTree tree, String at) {
    Prices prices =
        new Prices(price(tree.value(at + "price_input")), price(tree.value(at + "price_output")));
    ConfigValue maxCost = tree.value(at + "max_cost");
    Optional<BigDecimal> cap =
        maxCost.optionalText().map(text -> BigDecimal.valueOf(maxCost.decimal(0, MOST_COST)));
    if (cap.isPresent() && prices.equals(Prices.FREE)) {
      throw maxCost.problem(
          "would cap nothing, because price_input and price_output are 0",
          "empty for no cap, or a cap with prices");
    }
    return new Budget(prices, cap);
  }

  private static BigDecimal price(ConfigValue value) {
    double price = value.decimal(0, MOST_PRICE);
    return price == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(price);
  }
}
