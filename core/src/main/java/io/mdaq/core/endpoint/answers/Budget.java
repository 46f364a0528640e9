// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.ChatRequest;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much may be spent. Questions are admitted in their order for as long as the sum of their
 * upper bounds ({@link ChatRequest#bound}) stays within the cap; the first one that goes beyond it
 * and all after it are over budget. Answers that are kept already count like the others: where a
 * run stops depends on the questions alone, so that a rerun under the same cap stops there too.
 *
 * @param cap in the currency of the prices; empty for none
 */
public record Budget(Prices prices, Optional<BigDecimal> cap) {

  /** No cap, no prices. */
  public static final Budget UNLIMITED = new Budget(Prices.FREE, Optional.empty());

  public Budget {
    if (cap.filter(most -> most.signum() < 0).isPresent()) {
      throw new IllegalArgumentException("a cap is 0 or more: " + cap);
    }
  }

  /** The most that a request can cost. */
  public BigDecimal bound(ChatRequest request, String model) {
    return prices.cost(request.bound(model));
  }
}
