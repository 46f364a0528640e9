// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.tokenizer.bytepair;

import java.util.List;

/**
 * A vocabulary of byte pairs (Sennrich et al. 2016, arXiv:1508.07909; on bytes: Radford et al.
 * 2019). Ids 0 to 255 are the bytes themselves, the pieces follow.
 *
 * @param pieces each made of bytes, of at least two; all different
 * @param merges in the order in which a tokenizer applies them; there may be more of them than
 *     pieces, since one piece may be made in several ways
 */
public record BytePairs(List<Piece> pieces, List<Merge> merges) {

  /** How many single bytes there are. */
  public static final int BYTES = 256;

  /** No piece: every byte stands alone. */
  public static final BytePairs NONE = new BytePairs(List.of(), List.of());

  /**
   * Bytes that are one token, as numbers from 0 to 255.
   *
   * @param bytes in order
   */
  public record Piece(List<Integer> bytes) {

    public Piece {
      bytes = List.copyOf(bytes);
    }
  }

  /**
   * Two neighbours that become one.
   *
   * @param left an id
   * @param right an id
   * @param result the id of what they become
   */
  public record Merge(int left, int right, int result) {}

  public BytePairs {
    pieces = List.copyOf(pieces);
    merges = List.copyOf(merges);
  }
}
