// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

/** What is drawn at random, each by a seed of its own. */
enum Draw {
  /** The weights of nano. */
  NANO,
  /** The first matrices of an adapter. */
  ADAPTER,
  /** The order of the rows. */
  ORDER;

  long seed(long ofRun) {
    // String.hashCode is fixed by its specification.
    return ofRun * 31 + name().hashCode();
  }
}
