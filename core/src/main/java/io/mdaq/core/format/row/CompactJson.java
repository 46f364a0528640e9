// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import io.mdaq.core.format.framing.JsonSpace;
import io.mdaq.core.format.framing.RowBytes;

/**
 * A row without the white space between its tokens; everything else byte for byte, escapes and
 * order of fields included. So a pretty-printed element and a line of JSON Lines that say the same
 * in the same words have the same bytes. Reuses its buffer; not thread-safe.
 */
public final class CompactJson {

  private byte[] target = new byte[4 << 10];

  /**
   * The compact row. Any bytes are taken, JSON or not.
   *
   * @return a view that is valid until the next call
   */
  public RowBytes of(RowBytes row) {
    if (target.length < row.length()) {
      target = new byte[Math.max(row.length(), 2 * target.length)];
    }
    byte[] bytes = row.buffer();
    int length = 0;
    int i = row.from();
    while (i < row.to()) {
      byte b = bytes[i];
      if (b == '"') {
        int end = JsonStrings.end(bytes, i + 1, row.to());
        System.arraycopy(bytes, i, target, length, end - i);
        length += end - i;
        i = end;
      } else {
        if (!JsonSpace.isSpace(b)) {
          target[length++] = b;
        }
        i++;
      }
    }
    return new RowBytes(target, 0, length);
  }
}
