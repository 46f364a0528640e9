// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * The sums from which a mean and its standard error are made. They are exact: a double is a finite
 * binary fraction, so neither the order of adding nor the way of grouping changes a digit, and the
 * variance loses none to cancellation.
 *
 * @param n how many preferences, each 0 to 1
 * @param sum their sum
 * @param squares the sum of their squares
 */
record Preferences(long n, BigDecimal sum, BigDecimal squares) {

  static final Preferences NONE = new Preferences(0, BigDecimal.ZERO, BigDecimal.ZERO);

  static Preferences of(double preference) {
    BigDecimal exact = new BigDecimal(preference);
    return new Preferences(1, exact, exact.multiply(exact));
  }

  Preferences plus(Preferences other) {
    return new Preferences(n + other.n, sum.add(other.sum), squares.add(other.squares));
  }

  /** The mean, nearest double. Needs at least one preference. */
  double mean() {
    return sum.divide(BigDecimal.valueOf(n), MathContext.DECIMAL128).doubleValue();
  }

  /**
   * The standard error of the mean: the sample's standard deviation, with n - 1 in the denominator,
   * over the root of n. Empty where there are fewer than two, which tell nothing about a spread.
   */
  OptionalDouble standardError() {
    if (n < 2) {
      return OptionalDouble.empty();
    }
    BigDecimal count = BigDecimal.valueOf(n);
    BigDecimal spread = squares.multiply(count).subtract(sum.multiply(sum));
    BigDecimal scale =
        new BigDecimal(BigInteger.valueOf(n).pow(2).multiply(BigInteger.valueOf(n - 1)));
    return OptionalDouble.of(Math.sqrt(spread.divide(scale, MathContext.DECIMAL128).doubleValue()));
  }
}
