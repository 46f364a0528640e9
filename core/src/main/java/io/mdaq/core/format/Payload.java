// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * What will be written for a sample if it is selected: one line of compact JSON in the user's own
 * words, fields and escapes. {@link RowFormat#texts} reads the sample's texts from it again.
 */
public final class Payload {

  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes over the array; the caller must not change it any more. */
  public static Payload of(byte[] bytes) {
    return new Payload(bytes);
  }

  /** The bytes themselves, not a copy: not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The JSON as text. */
  @Override
  public String toString() {
    return new String(bytes, UTF_8);
  }
}
