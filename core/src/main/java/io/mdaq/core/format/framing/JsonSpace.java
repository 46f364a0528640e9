// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

/** The four bytes that JSON (RFC 8259, section 2) allows between tokens. */
public final class JsonSpace {

  private JsonSpace() {}

  /** Whether a byte is space, tab, line feed or carriage return. */
  public static boolean isSpace(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
