// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/** How a file is packed, told by its first bytes and never by its name. */
public enum Compression {
  NONE("", "") {
    @Override
    InputStream unpack(InputStream packed) {
      return packed;
    }
  },
  /** Any number of members (RFC 1952). */
  GZIP(".gz", "gzip -t") {
    @Override
    InputStream unpack(InputStream packed) {
      return new GzipMembers(packed);
    }
  },
  /** Any number of frames (RFC 8878). */
  ZSTD(".zst", "zstd -t") {
    @Override
    InputStream unpack(InputStream packed) {
      return new ZstdFrames(packed);
    }
  };

  private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};
  private static final byte[] SKIPPABLE_MAGIC = {0x2A, 0x4D, 0x18};

  private final String ending;
  private final String check;

  Compression(String ending, String check) {
    this.ending = ending;
    this.check = check;
  }

  /** What a file that begins so is packed with. */
  static Compression of(byte[] head) {
    if (head.length >= 2 && head[0] == 0x1F && head[1] == (byte) 0x8B) {
      return GZIP;
    }
    return isZstd(head) ? ZSTD : NONE;
  }

  /** Parallel packers put a skippable frame, whose magic has sixteen values, before the first. */
  private static boolean isZstd(byte[] head) {
    return head.length >= 4
        && (Arrays.equals(head, 0, 4, ZSTD_MAGIC, 0, 4)
            || ((head[0] & 0xF0) == 0x50 && Arrays.equals(head, 1, 4, SKIPPABLE_MAGIC, 0, 3)));
  }

  /** The unpacked bytes; closing them closes the packed ones. */
  abstract InputStream unpack(InputStream packed);

  /** What names of such files end with, in lower case; empty where nothing is packed. */
  String ending() {
    return ending;
  }

  /** The command that tells whether such a file is whole. */
  String check() {
    return check;
  }

  /** For messages: gzip, zstd. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
