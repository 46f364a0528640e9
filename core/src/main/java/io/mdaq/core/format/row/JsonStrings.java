// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;

/** JSON strings as they stand in a row's bytes: where they end, and what they say. */
final class JsonStrings {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private JsonStrings() {}

  /**
   * The index behind a string's closing quote, or {@code to} where it is not closed.
   *
   * @param from the index behind the opening quote
   */
  static int end(byte[] bytes, int from, int to) {
    int i = from;
    while (true) {
      i = quoteOrBackslash(bytes, i, to);
      if (i >= to) {
        return to;
      }
      if (bytes[i] == '"') {
        return i + 1;
      }
      i += 2;
    }
  }

  /**
   * What a string says.
   *
   * @param open the index of its opening quote; from there on the bytes are well-formed JSON
   * @throws RowRejection where an escape stands for half of a character
   */
  static String decode(byte[] bytes, int open, int to) throws RowRejection {
    int from = open + 1;
    int stop = quoteOrBackslash(bytes, from, to);
    if (bytes[stop] == '"') {
      return new String(bytes, from, stop - from, UTF_8);
    }
    int end = end(bytes, stop, to) - 1;
    byte[] plain = Arrays.copyOfRange(bytes, from, end);
    return new String(plain, 0, unescape(plain, stop - from), UTF_8);
  }

  /** Replaces escapes by what they stand for, which is never longer; the new length. */
  private static int unescape(byte[] text, int firstEscape) throws RowRejection {
    int target = firstEscape;
    int i = firstEscape;
    while (i < text.length) {
      int escape = text[i + 1];
      i += 2;
      if (escape == 'u') {
        int codePoint = hex(text, i);
        i += 4;
        if (Character.isSurrogate((char) codePoint)) {
          codePoint = Character.toCodePoint((char) codePoint, lowSurrogate(text, i, codePoint));
          i += 6;
        }
        target = encode(codePoint, text, target);
      } else {
        text[target++] = simpleEscape(escape);
      }
      int next = quoteOrBackslash(text, i, text.length);
      System.arraycopy(text, i, text, target, next - i);
      target += next - i;
      i = next;
    }
    return target;
  }

  private static byte simpleEscape(int escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> (byte) escaped; // quote, backslash, slash
    };
  }

  private static char lowSurrogate(byte[] text, int at, int high) throws RowRejection {
    if (Character.isHighSurrogate((char) high)
        && at + 6 <= text.length
        && text[at] == '\\'
        && text[at + 1] == 'u') {
      char low = (char) hex(text, at + 2);
      if (Character.isLowSurrogate(low)) {
        return low;
      }
    }
    throw new RowRejection(
        RejectReason.LONE_SURROGATE,
        String.format(
            Locale.ROOT, "the escape \\u%04x has no partner that makes it a character", high));
  }

  private static int hex(byte[] text, int at) {
    int value = 0;
    for (int k = 0; k < 4; k++) {
      value = value << 4 | Character.digit(text[at + k], 16);
    }
    return value;
  }

  private static int encode(int c, byte[] target, int at) {
    int i = at;
    if (c < 0x80) {
      target[i++] = (byte) c;
    } else if (c < 0x800) {
      target[i++] = (byte) (0xC0 | (c >> 6));
      target[i++] = continuation(c);
    } else if (c < 0x10000) {
      target[i++] = (byte) (0xE0 | (c >> 12));
      target[i++] = continuation(c >> 6);
      target[i++] = continuation(c);
    } else {
      target[i++] = (byte) (0xF0 | (c >> 18));
      target[i++] = continuation(c >> 12);
      target[i++] = continuation(c >> 6);
      target[i++] = continuation(c);
    }
    return i;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  /** Eight bytes at a time: a byte of {@code word ^ pattern} is zero where the wanted byte is. */
  private static int quoteOrBackslash(byte[] bytes, int from, int to) {
    int i = from;
    while (i + Long.BYTES <= to) {
      long word = (long) LONGS.get(bytes, i);
      long found = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES);
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      i += Long.BYTES;
    }
    while (i < to && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i;
  }

  /** The lowest bit set is in the lowest byte that is zero (bits above it may be false alarms). */
  private static long zeroBytes(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }
}
