// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import io.mdaq.core.sample.Position;

/** A row as it falls out of a file, not yet parsed. */
public sealed interface FramedRow {

  /** Where in the file the row stands. */
  Position position();

  /**
   * A row within the limit.
   *
   * @param bytes its bytes without line end; valid until the framer is asked for the next row.
   *     Empty for an array's element of which there is nothing, as in {@code [1,,2]}
   */
  record Complete(Position position, RowBytes bytes) implements FramedRow {}

  /**
   * A row over the limit, skipped without being held.
   *
   * @param length its bytes without line end
   */
  record TooLong(Position position, long length) implements FramedRow {}
}
