// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Safetensors files put together by hand, valid or not. */
final class RawFile {

  private RawFile() {}

  /** A header (single quotes for double ones) with its true length, and data bytes 0, 1, 2, … */
  static byte[] of(String header, int dataBytes) {
    return of(header.replace('\'', '"').getBytes(StandardCharsets.UTF_8), dataBytes);
  }

  static byte[] of(byte[] header, int dataBytes) {
    ByteBuffer file = ByteBuffer.allocate(8 + header.length + dataBytes);
    file.order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header);
    for (int i = 0; i < dataBytes; i++) {
      file.put((byte) i);
    }
    return file.array();
  }

  /** A header, single quotes for double ones, of one tensor. */
  static String tensor(String name, String dtype, String shape, long begin, long end) {
    return "{'%s':{'dtype':'%s','shape':[%s],'data_offsets':[%d,%d]}}"
        .formatted(name, dtype, shape, begin, end);
  }

  /** A header, single quotes for double ones, of the U8 tensors a and b. */
  static String two(long beginA, long endA, long beginB, long endB) {
    String a = tensor("a", "U8", Long.toString(endA - beginA), beginA, endA);
    String b = tensor("b", "U8", Long.toString(endB - beginB), beginB, endB);
    return a.substring(0, a.length() - 1) + "," + b.substring(1);
  }
}
