// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

/** Checks of the records' numbers. */
final class Ranges {

  private Ranges() {}

  /**
   * @throws IllegalArgumentException if the value is not allowed; NaN never is, where the condition
   *     compares
   */
  static void require(String name, Number value, boolean allowed, String range) {
    if (!allowed) {
      throw new IllegalArgumentException(name + ": " + value + "; allowed is " + range);
    }
  }
}
