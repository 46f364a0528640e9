// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.problem.UserException;
import java.io.Serializable;
import java.util.Locale;

/**
 * How many samples of a group a {@link VectorStrategy} looks at: the best so many times its budget.
 *
 * @param perSelected samples looked at for each one selected, at least 1
 */
public record PoolLimit(int perSelected) implements Serializable {

  /** One gibibyte: what one worker can be asked to hold of a group's vectors. */
  static final long MOST_BYTES = 1L << 30;

  /** Some minutes of one core as a rule, about an hour at worst. */
  static final long MOST_PRODUCTS = 1L << 44;

  /**
   * The size of a group's pool.
   *
   * @param name of the group, for messages
   * @param budget of the group
   * @param samples of the group
   * @param dimensions of each vector
   * @throws UserException where the pool is too large for one worker, or too much to compare
   */
  public int of(String name, int budget, long samples, int dimensions) {
    long pool = Math.min(samples, (long) budget * perSelected);
    long bytes = pool * dimensions * Short.BYTES;
    if (bytes > MOST_BYTES) {
      throw refused(
          name, pool, budget, "%,d bytes of vectors in one worker".formatted(bytes), MOST_BYTES);
    }
    // Every candidate may have to be compared with everything that is selected.
    long products = pool * dimensions * budget;
    if (products > MOST_PRODUCTS) {
      throw refused(
          name, pool, budget, "up to %,d multiplications".formatted(products), MOST_PRODUCTS);
    }
    return (int) pool;
  }

  private static UserException refused(
      String name, long pool, int budget, String cost, long allowed) {
    return UserException.failed(
        String.format(
            Locale.ROOT,
            "%s: choosing %,d of the best %,d samples by their similarity takes %s; allowed are"
                + " %,d. Lower selection.pool or selection.budget, or choose selection.strategy"
                + " das or diversity, which have no such bound",
            name,
            budget,
            pool,
            cost,
            allowed));
  }
}
