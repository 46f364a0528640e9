// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** The families of n-grams, each with buckets of its own. */
public enum GramFamily {
  /** Words of the response and the signs between them, up to three in a row. */
  WORDS(19),
  /** Characters and words of the instruction and its input. */
  REQUEST(18),
  /** Characters of the response where it opens and ends, and where its sentences begin. */
  PLACES(18);

  private final int bits;

  GramFamily(int bits) {
    this.bits = bits;
  }

  /** The number of buckets. */
  public int buckets() {
    return 1 << bits;
  }

  int bits() {
    return bits;
  }
}
