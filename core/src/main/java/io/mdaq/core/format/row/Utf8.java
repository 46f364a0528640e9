// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks UTF-8 as the Unicode Standard (table 3-7) defines it: no overlong forms, no surrogates, no
 * truncated sequences, nothing above U+10FFFF. Decoders of the Java library replace what is wrong,
 * and Jackson accepts some of it; here it is found.
 */
public final class Utf8 {

  /** The answer where nothing is wrong. */
  public static final int VALID = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private Utf8() {}

  /** The index of the first byte of the first ill-formed sequence, or {@link #VALID}. */
  public static int firstInvalid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (bytes[i] >= 0) {
        i = passAscii(bytes, i, to);
      } else {
        int length = sequenceLength(bytes, i, to);
        if (length == 0) {
          return i;
        }
        i += length;
      }
    }
    return VALID;
  }

  private static int passAscii(byte[] bytes, int from, int to) {
    int i = from;
    while (i + Long.BYTES <= to && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
      i += Long.BYTES;
    }
    while (i < to && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  /** The length of the well-formed sequence of two to four bytes that begins here, or 0. */
  private static int sequenceLength(byte[] bytes, int i, int to) {
    int first = bytes[i] & 0xFF;
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (i + length > to) {
      return 0;
    }
    // The second byte alone tells overlong forms, surrogates and what lies above U+10FFFF.
    int second = bytes[i + 1] & 0xFF;
    int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    boolean valid = second >= low && second <= high;
    for (int k = 2; k < length; k++) {
      valid &= (bytes[i + k] & 0xC0) == 0x80;
    }
    return valid ? length : 0;
  }
}
