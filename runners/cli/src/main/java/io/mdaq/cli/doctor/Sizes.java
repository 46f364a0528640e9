// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import java.util.Locale;

/** Numbers of bytes as people read them. */
final class Sizes {

  static final long MIB = 1L << 20;
  static final long GIB = 1L << 30;

  private Sizes() {}

  /** As in {@code 3.9 GiB}; in MiB below one GiB. */
  static String of(long bytes) {
    return bytes < GIB
        ? String.format(Locale.ROOT, "%,d MiB", bytes / MIB)
        : String.format(Locale.ROOT, "%,.1f GiB", (double) bytes / GIB);
  }
}
