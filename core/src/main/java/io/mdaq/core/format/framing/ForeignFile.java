// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of files that are no input for this version, known by their first bytes. */
enum ForeignFile {
  PACKED_PARQUET("a Parquet file, packed once more", "Unpack it; Parquet packs its own columns."),
  ENCRYPTED_PARQUET("an encrypted Parquet file", "Write it without encryption."),
  ZIP("a zip archive", "Unpack it and name the files inside."),
  BZIP2("bzip2 data", "Unpack it, or pack it as gzip or zstd."),
  XZ("xz data", "Unpack it, or pack it as gzip or zstd."),
  UTF_16("UTF-16 or UTF-32 text", "Convert it to UTF-8, for example with iconv -t UTF-8.");

  /** As many first bytes as {@link #of} wants to see. */
  static final int HEAD_BYTES = 8;

  private static final byte[] PARQUET_MAGIC = {'P', 'A', 'R', '1'};
  private static final byte[] ENCRYPTED_MAGIC = {'P', 'A', 'R', 'E'};
  private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
  private static final byte[] BZIP2_MAGIC = {'B', 'Z', 'h'};
  private static final byte[] XZ_MAGIC = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};
  private static final byte[] LITTLE_ENDIAN_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] BIG_ENDIAN_MARK = {(byte) 0xFE, (byte) 0xFF};

  private static final byte[] LONG_BIG_ENDIAN_MARK = {0, 0, (byte) 0xFE, (byte) 0xFF};

  private final String description;
  private final String advice;

  ForeignFile(String description, String advice) {
    this.description = description;
    this.advice = advice;
  }

  /** The kind of file that begins so, empty where it may well be JSON. */
  static Optional<ForeignFile> of(byte[] head) {
    if (isParquet(head)) {
      return Optional.of(PACKED_PARQUET);
    }
    if (startsWith(head, ENCRYPTED_MAGIC)) {
      return Optional.of(ENCRYPTED_PARQUET);
    }
    if (startsWith(head, ZIP_MAGIC)) {
      return Optional.of(ZIP);
    }
    if (startsWith(head, BZIP2_MAGIC)) {
      return Optional.of(BZIP2);
    }
    if (startsWith(head, XZ_MAGIC)) {
      return Optional.of(XZ);
    }
    return isWide(head) ? Optional.of(UTF_16) : Optional.empty();
  }

  /** Whether a file that begins so is Parquet, which is foreign only inside another packing. */
  static boolean isParquet(byte[] head) {
    return startsWith(head, PARQUET_MAGIC);
  }

  /** A message's end: what the file is and what to do about it. */
  String explain() {
    return "this is " + description + ". " + advice;
  }

  /** A byte order mark, or two ASCII characters of two bytes, or one of four. */
  private static boolean isWide(byte[] head) {
    return startsWith(head, LITTLE_ENDIAN_MARK)
        || startsWith(head, BIG_ENDIAN_MARK)
        || startsWith(head, LONG_BIG_ENDIAN_MARK)
        || (head.length >= 4 && (isBigEndian(head) || isLittleEndian(head)));
  }

  private static boolean isBigEndian(byte[] head) {
    return head[0] == 0 && head[1] >= 0 && head[2] == 0 && head[3] > 0;
  }

  private static boolean isLittleEndian(byte[] head) {
    return head[0] > 0 && head[1] == 0 && head[2] >= 0 && head[3] == 0;
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
