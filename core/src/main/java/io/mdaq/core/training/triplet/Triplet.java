// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.triplet;

/**
 * Three texts as token ids, special tokens included, of at least one token each.
 *
 * @param anchor such as an instruction
 * @param positive what is to be nearer to the anchor, such as the revised response
 * @param negative what is to be farther away, such as the original response
 */
public record Triplet(int[] anchor, int[] positive, int[] negative) {

  /**
   * @throws IllegalArgumentException if one is empty
   */
  public Triplet {
    if (Math.min(anchor.length, Math.min(positive.length, negative.length)) == 0) {
      throw new IllegalArgumentException("a text of a triplet has no token");
    }
  }

  /** The length of the longest text. */
  int length() {
    return Math.max(anchor.length, Math.max(positive.length, negative.length));
  }

  /** The tokens of all three. */
  int tokens() {
    return anchor.length + positive.length + negative.length;
  }
}
