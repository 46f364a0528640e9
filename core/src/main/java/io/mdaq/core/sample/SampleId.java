// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sample;

import java.io.Serializable;

/**
 * The identity of a sample: the first 128 bits of the SHA-256 of its language and its normalised
 * texts. Equal content has equal ids wherever it stands; ids are ordered as unsigned numbers, which
 * is the order of their hexadecimal text.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record SampleId(long high, long low) implements Comparable<SampleId>, Serializable {

  private static final int HEX_DIGITS_PER_HALF = 16;

  /** Reads the 32 hexadecimal digits that {@link #toString()} writes. */
  public static SampleId parse(String hex) {
    if (hex.length() != 2 * HEX_DIGITS_PER_HALF) {
      throw new IllegalArgumentException("a sample id has 32 hexadecimal digits: \"" + hex + "\"");
    }
    return new SampleId(
        Long.parseUnsignedLong(hex.substring(0, HEX_DIGITS_PER_HALF), 16),
        Long.parseUnsignedLong(hex.substring(HEX_DIGITS_PER_HALF), 16));
  }

  @Override
  public int compareTo(SampleId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** 32 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return hex(high) + hex(low);
  }

  private static String hex(long half) {
    String digits = Long.toHexString(half);
    return "0".repeat(HEX_DIGITS_PER_HALF - digits.length()) + digits;
  }
}
