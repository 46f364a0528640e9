// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.endpoint.answers.Budget;
import io.mdaq.core.endpoint.answers.Prices;
import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The most that may be spent, in a form that can be shipped to workers.
 *
 * @param most absent where there is no cap
 */
record CostCap(Prices prices, @Nullable BigDecimal most) implements Serializable {

  /** There is no cap, and nothing costs anything. */
  static final CostCap NONE = new CostCap(Prices.FREE, null);

  static CostCap of(Budget budget) {
    return new CostCap(budget.prices(), budget.cap().orElse(null));
  }

  boolean isSet() {
    return most != null;
  }

  /** Whether so many tokens, at their most, cost no more. */
  boolean admits(TokenUsage tokens) {
    return most == null || prices.cost(tokens).compareTo(most) <= 0;
  }
}
