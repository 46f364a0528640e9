// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import io.mdaq.core.format.framing.JsonSpace;
import io.mdaq.core.format.framing.RowBytes;

/**
 * Walks over the elements of a list in bytes that are known to be well-formed JSON, as far as they
 * are objects or texts.
 */
final class ListElements {

  private final RowBytes row;
  private final byte[] bytes;
  private int at;

  /**
   * @param open the index of the list's opening bracket in the row's buffer
   */
  ListElements(RowBytes row, int open) {
    this.row = row;
    this.bytes = row.buffer();
    this.at = open + 1;
  }

  /** Whether there is a further element; goes to its first byte. */
  boolean hasElement() {
    while (bytes[at] == ',' || JsonSpace.isSpace(bytes[at])) {
      at++;
    }
    return bytes[at] != ']';
  }

  /** Whether the element is an object. */
  boolean isObject() {
    return bytes[at] == '{';
  }

  /** Whether the element is a text. */
  boolean isText() {
    return bytes[at] == '"';
  }

  /** The bytes of an object or a text; goes behind it. */
  RowBytes next() {
    int start = at;
    int depth = 0;
    do {
      byte b = bytes[at];
      if (b == '"') {
        at = JsonStrings.end(bytes, at + 1, row.to());
      } else {
        depth += b == '{' ? 1 : b == '}' ? -1 : 0;
        at++;
      }
    } while (depth > 0);
    return new RowBytes(bytes, start, at);
  }
}
