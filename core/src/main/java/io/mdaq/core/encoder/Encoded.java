// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import java.util.List;

/**
 * The vectors of some rows and what they cost.
 *
 * @param vectors one per row, in the rows' order
 * @param truncatedRows rows that were longer than the model takes and lost tokens before their last
 * @param tokens tokens of all rows, after truncation
 * @param computedTokens the same with padding
 */
public record Encoded(List<float[]> vectors, int truncatedRows, long tokens, long computedTokens) {

  public Encoded {
    vectors = List.copyOf(vectors);
  }
}
