// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sample;

import java.io.Serializable;

/** Where in its file a row stands. */
public sealed interface Position extends Serializable {

  /** As a reader of a message wants it: {@code line 3}, {@code element 3}, {@code byte 4096}. */
  String describe();

  /**
   * A line of a file that was read whole.
   *
   * @param number from 1; blank lines count
   */
  record Line(long number) implements Position {
    @Override
    public String describe() {
      return "line " + number;
    }
  }

  /**
   * An element of a JSON array.
   *
   * @param number from 1
   */
  record Element(long number) implements Position {
    @Override
    public String describe() {
      return "element " + number;
    }
  }

  /**
   * A line of a file that was read in slices, where nobody counts lines.
   *
   * @param bytes from the start of the file to the first byte of the line
   */
  record Offset(long bytes) implements Position {
    @Override
    public String describe() {
      return "byte " + bytes;
    }
  }
}
