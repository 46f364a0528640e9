// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.TokenUsage;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * What an endpoint charges, in whatever currency. All sums are exact.
 *
 * @param input for a million tokens of prompts, 0 or more
 * @param output for a million tokens of answers, 0 or more
 */
public record Prices(BigDecimal input, BigDecimal output) implements Serializable {

  public static final Prices FREE = new Prices(BigDecimal.ZERO, BigDecimal.ZERO);

  private static final int MILLION_DIGITS = 6;

  public Prices {
    if (input.signum() < 0 || output.signum() < 0) {
      throw new IllegalArgumentException("prices are 0 or more: " + input + ", " + output);
    }
  }

  /** What so many tokens cost. */
  public BigDecimal cost(TokenUsage tokens) {
    return input
        .multiply(BigDecimal.valueOf(tokens.input()))
        .add(output.multiply(BigDecimal.valueOf(tokens.output())))
        .movePointLeft(MILLION_DIGITS);
  }
}
