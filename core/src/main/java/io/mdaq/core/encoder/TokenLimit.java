// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import java.util.Arrays;

/** How rows become as short as a model takes them, in training and in use alike. */
public final class TokenLimit {

  private TokenLimit() {}

  /**
   * The row itself, or its first tokens and its last one, which ends the sequence and stays, as
   * tokenizers that truncate have it.
   *
   * @param most tokens, at least 1
   */
  public static int[] cut(int[] ids, int most) {
    if (ids.length <= most) {
      return ids;
    }
    int[] cut = Arrays.copyOf(ids, most);
    cut[most - 1] = ids[ids.length - 1];
    return cut;
  }
}
