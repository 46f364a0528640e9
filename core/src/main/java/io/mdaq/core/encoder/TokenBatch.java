// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of one bucket, padded on the right to the same width.
 *
 * @param rows the number of rows
 * @param width tokens per row, padding included
 * @param ids row by row, {@code rows * width}
 * @param lengths tokens of each row without padding, at least 1
 */
public record TokenBatch(int rows, int width, int[] ids, int[] lengths) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if sizes and lengths do not fit each other
   */
  public TokenBatch {
    if (rows < 1 || ids.length != (long) rows * width || lengths.length != rows) {
      throw new IllegalArgumentException(
          rows + " rows of " + width + ": " + ids.length + " ids, " + lengths.length + " lengths");
    }
    for (int length : lengths) {
      if (length < 1 || length > width) {
        throw new IllegalArgumentException("a row of " + length + " tokens in a width of " + width);
      }
    }
  }

  /** Puts rows of at most {@code width} tokens below each other. */
  public static TokenBatch of(List<int[]> rows, int width, int padId) {
    int[] ids = new int[Math.multiplyExact(rows.size(), width)];
    int[] lengths = new int[rows.size()];
    Arrays.fill(ids, padId);
    for (int row = 0; row < lengths.length; row++) {
      lengths[row] = rows.get(row).length;
      System.arraycopy(rows.get(row), 0, ids, row * width, lengths[row]);
    }
    return new TokenBatch(lengths.length, width, ids, lengths);
  }

  /** 1 where there is a token and 0 where there is padding, row by row. */
  long[] attentionMask() {
    long[] mask = new long[ids.length];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(mask, row * width, row * width + lengths[row], 1);
    }
    return mask;
  }

  /** The same mask as numbers to compute with. */
  float[] realTokens() {
    float[] real = new float[ids.length];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(real, row * width, row * width + lengths[row], 1);
    }
    return real;
  }

  /** The ids as the engines take them. */
  long[] longIds() {
    return Arrays.stream(ids).asLongStream().toArray();
  }
}
