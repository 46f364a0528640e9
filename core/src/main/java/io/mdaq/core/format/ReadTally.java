// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import java.io.Serializable;

/**
 * What a slice held, counted where rows fall out of the file and not by whoever took them, so that
 * the two can be compared.
 *
 * @param rows lines or array elements, blank lines aside
 * @param outcomes samples and rejections these gave; a revision element read on both sides gives
 *     two
 */
public record ReadTally(long rows, long outcomes) implements Serializable {

  /** Nothing yet. */
  public static final ReadTally NONE = new ReadTally(0, 0);

  /** Both together. */
  public ReadTally plus(ReadTally other) {
    return new ReadTally(rows + other.rows, outcomes + other.outcomes);
  }
}
